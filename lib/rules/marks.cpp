// Found for the whole text when the first rule asks.
#include "rules/marks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/byte_set.h"
#include "base/text.h"

namespace subcite::rules_support {
namespace {

constexpr bool continues(unsigned char byte) { return byte >= 0x80 && byte < 0xC0; }

constexpr ByteSet kWords = bytes_where([](unsigned char byte) { return is_word_byte(static_cast<char>(byte)) && !continues(byte); });
constexpr ByteSet kMarks = bytes_where([](unsigned char byte) { return byte != ' ' && !continues(byte) && (byte >= 0x80 || !kWords[byte]); });

constexpr std::size_t kBlock = 256;  // bytes of text that are gone through at once
constexpr std::size_t kStep = 32;    // bytes of text in which a search for a place may have to look

/// Places in a text, found block by block.
class Places {
 public:
  using Block = std::array<std::uint32_t, kBlock>;
  /// Of the block that is gone through so many are found where a step begins.
  void begin_step(std::size_t count) { before_.push_back(all_.size() + count); }
  void add(const Block& block, std::size_t count) { all_.insert(all_.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count)); }
  [[nodiscard]] std::span<const std::uint32_t> in(Span span) const {
    const std::size_t first = first_from(span.begin);
    return std::span(all_).subspan(first, first_from(std::max(span.begin, span.end)) - first);
  }

 private:
  /// How many stand before a place.
  [[nodiscard]] std::size_t first_from(std::uint32_t place) const {
    std::size_t at = place / kStep < before_.size() ? before_[place / kStep] : all_.size();
    while (at < all_.size() && all_[at] < place) ++at;
    return at;
  }

  std::vector<std::uint32_t> all_;
  std::vector<std::size_t> before_;  // of each step: how many stand before it
};

struct Marks {
  Places marks;
  Places words;
};

Marks marks_of(std::string_view text) {
  Marks out;
  Places::Block marks{};  // filled without asking at each byte whether it is one
  Places::Block words{};
  unsigned before = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    const std::size_t end = std::min(begin + kBlock, text.size());
    std::size_t marked = 0;
    std::size_t begun = 0;
    for (std::size_t step = begin; step < end; step += kStep) {
      out.marks.begin_step(marked);
      out.words.begin_step(begun);
      const std::size_t stop = std::min(step + kStep, end);
      for (std::size_t at = step; at < stop; ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const unsigned word = kWords[byte] ? 1 : 0;
        marks[marked] = words[begun] = static_cast<std::uint32_t>(at);
        marked += kMarks[byte] ? 1 : 0;
        begun += word & ~before;
        before = word;
      }
    }
    out.marks.add(marks, marked);
    out.words.add(words, begun);
  }
  return out;
}

const Marks& marks_of(const View& view) {
  return view.shared->once<Marks>([&] { return marks_of(std::string_view(view.document.text)); });
}

}  // namespace

std::span<const std::uint32_t> marks_in(const View& view, Span span) { return marks_of(view).marks.in(span); }
std::span<const std::uint32_t> word_starts_in(const View& view, Span span) { return marks_of(view).words.in(span); }

}  // namespace subcite::rules_support
