// What rules do not look at: addresses, the HTML tags left in Markdown, and quotations.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/rule.h"

namespace subcite::rules_support {

/// Of every byte of the span: lies in a URL, or in a quotation.
struct Mask {
  std::vector<char> url;  // 0 or 1
  std::vector<char> quote;
  std::uint32_t begin = 0;
  /// Nothing outside the span is.
  [[nodiscard]] bool hidden(std::uint32_t at) const { return at >= begin && at - begin < url.size() && (url[at - begin] | quote[at - begin]) != 0; }
};
Mask mask_of(std::string_view text, Span span);

/// The same, made when it is asked for: most spans hold nothing that has to be looked at.
class LazyMask {
 public:
  LazyMask(std::string_view text, Span span) : text_(text), span_(span) {}
  [[nodiscard]] const Mask& get() {
    if (!made_) mask_ = mask_of(text_, span_), made_ = true;
    return mask_;
  }
  [[nodiscard]] bool hidden(std::uint32_t at) { return get().hidden(at); }

 private:
  std::string_view text_;
  Span span_;
  Mask mask_;
  bool made_ = false;
};

/// That of a note, made once for all rules.
const Mask& mask_of_note(const View& view, std::size_t note);

}  // namespace subcite::rules_support
