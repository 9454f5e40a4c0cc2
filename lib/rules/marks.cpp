// Found for the whole text when the first rule asks.
#include "rules/marks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/byte_set.h"

namespace subcite::rules_support {
namespace {

constexpr bool is_mark(unsigned char byte) {
  const bool continues = byte >= 0x80 && byte < 0xC0;
  const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  const bool plain = byte < 0x80 && (letter || (byte >= '0' && byte <= '9') || byte == ' ');
  return !continues && !plain;
}

constexpr ByteSet kMarks = bytes_where(is_mark);

constexpr std::size_t kBlock = 256;  // bytes of text

struct Marks {
  std::vector<std::uint32_t> places;
  std::vector<std::size_t> before;  // of each block: how many marks stand before it

  /// How many stand before a place.
  [[nodiscard]] std::size_t first_from(std::uint32_t place) const {
    std::size_t at = place / kBlock < before.size() ? before[place / kBlock] : places.size();
    while (at < places.size() && places[at] < place) ++at;
    return at;
  }
};

Marks marks_of(std::string_view text) {
  Marks out;
  std::array<std::uint32_t, kBlock> part{};  // filled without asking at each byte whether it is one
  for (std::size_t begin = 0; begin < text.size(); begin += part.size()) {
    const std::size_t end = std::min(begin + part.size(), text.size());
    std::size_t count = 0;
    out.before.push_back(out.places.size());
    for (std::size_t at = begin; at < end; ++at) {
      part[count] = static_cast<std::uint32_t>(at);
      count += kMarks[static_cast<unsigned char>(text[at])] ? 1 : 0;
    }
    out.places.insert(out.places.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return out;
}

}  // namespace

std::span<const std::uint32_t> marks_in(const View& view, Span span) {
  const Marks& marks = view.shared->once<Marks>([&] { return marks_of(view.document.text); });
  const std::size_t first = marks.first_from(span.begin);
  return std::span(marks.places).subspan(first, marks.first_from(std::max(span.begin, span.end)) - first);
}

}  // namespace subcite::rules_support
