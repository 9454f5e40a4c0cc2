// A span is a half-open range of bytes in a document's text: the one currency in which the
// parser, the rules and the reports speak of places.
#pragma once

#include <cstdint>
#include <string_view>

namespace subcite {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : end - begin; }
  [[nodiscard]] bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// The text under a span; an empty view where the span does not lie inside the text.
inline std::string_view slice(std::string_view text, Span span) {
  if (span.empty() || span.end > text.size()) return {};
  return text.substr(span.begin, span.size());
}

}  // namespace subcite
