// What rules do not look at: addresses, the HTML tags left in Markdown, and quotations.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/rule.h"

namespace subcite::rules_support {

/// Of a span of the text: what lies in addresses and tags, and what lies in quotations.
class Mask {
 public:
  [[nodiscard]] bool in_url(std::uint32_t at) const { return lies_in(urls_, at); }
  [[nodiscard]] bool in_quote(std::uint32_t at) const { return lies_in(quotes_, at); }
  /// Of whatever marks, with them; what adjoins is one.
  [[nodiscard]] const std::vector<Span>& quotes() const { return quotes_; }
  /// Nothing outside the span is.
  [[nodiscard]] bool hidden(std::uint32_t at) const { return in_url(at) || in_quote(at); }

 private:
  friend Mask mask_of(std::string_view text, Span span);
  static bool lies_in(const std::vector<Span>& sorted, std::uint32_t at) {
    const auto behind = std::partition_point(sorted.begin(), sorted.end(), [at](Span span) { return span.end <= at; });
    return behind != sorted.end() && behind->begin <= at;
  }

  std::vector<Span> urls_;  // sorted, none overlaps another
  std::vector<Span> quotes_;
};
Mask mask_of(std::string_view text, Span span);

/// That of a note, made once for all rules.
const Mask& mask_of_note(const View& view, std::size_t note);

/// The same, made when it is asked for: most spans hold nothing that has to be looked at.
class LazyMask {
 public:
  LazyMask(std::string_view text, Span span) : text_(text), span_(span) {}
  /// Of a whole note, which all rules share, or where `note` is -1 of a span of the body.
  LazyMask(const View& view, std::int32_t note, Span span) : text_(view.document.text), span_(span), view_(note < 0 ? nullptr : &view), note_(note) {}
  [[nodiscard]] const Mask& get() {
    if (view_ != nullptr) return mask_of_note(*view_, static_cast<std::size_t>(note_));
    if (!made_) mask_ = mask_of(text_, span_), made_ = true;
    return mask_;
  }
  [[nodiscard]] bool hidden(std::uint32_t at) { return get().hidden(at); }

 private:
  std::string_view text_;
  Span span_;
  const View* view_ = nullptr;
  std::int32_t note_ = -1;
  Mask mask_;
  bool made_ = false;
};

}  // namespace subcite::rules_support
