// Addresses and tags first, since a quotation mark in one of them is none; then the quotations, mark by mark.
#include "rules/mask.h"

#include <algorithm>

#include "base/url.h"

namespace subcite::rules_support {

namespace {

void mask_addresses(std::string_view text, Span span, std::vector<char>& mask) {
  for (const PrintedUrl& url : find_urls(text, span))
    std::fill(mask.begin() + (url.span.begin - span.begin), mask.begin() + (url.span.end - span.begin), 1);
}

/// HTML tags left in Markdown.
void mask_tags(std::string_view text, Span span, std::vector<char>& mask) {
  const std::string_view whole = text.substr(0, span.end);
  for (std::size_t at = whole.find('<', span.begin); at != std::string_view::npos && at + 1 < whole.size(); at = whole.find('<', at + 1)) {
    const char next = whole[at + 1];
    if (!((next >= 'a' && next <= 'z') || next == '/')) continue;
    const std::size_t close = whole.find('>', at);
    if (close == std::string_view::npos) return;
    if (mask[at + 1 - span.begin] != 0) continue;
    for (; at < close; ++at) mask[at - span.begin] = 1;
  }
}

/// From each outer mark to the one that closes it; marks in addresses are none.
class QuotationMask {
 public:
  QuotationMask(std::string_view text, Span span, Mask& mask) : text_(text), span_(span), mask_(mask) {}

  void run() {
    for (std::uint32_t at = span_.begin; at < span_.end; ++at) {
      if (text_[at] != '"' && text_[at] != '\xE2') continue;
      if (mask_.url[at - span_.begin] != 0) continue;
      if (text_[at] == '"') straight(at);
      else curly(at, text_.substr(at, kCurly));
    }
  }

 private:
  static constexpr std::uint32_t kCurly = 3;  // bytes of a curly mark
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void straight(std::uint32_t at) {
    if (straight_ != kNone) fill(straight_, at + 1);
    straight_ = straight_ == kNone ? at : kNone;
  }

  void curly(std::uint32_t at, std::string_view mark) {
    if (mark == "“" && deep_++ == 0) open_ = at;
    if (mark == "”" && deep_ > 0 && --deep_ == 0) fill(open_, at + kCurly);
  }

  void fill(std::uint32_t from, std::uint32_t to) { std::fill(mask_.quote.begin() + (from - span_.begin), mask_.quote.begin() + (std::min(to, span_.end) - span_.begin), 1); }

  std::string_view text_;
  Span span_;
  Mask& mask_;
  std::uint32_t open_ = kNone;
  std::uint32_t deep_ = 0;
  std::uint32_t straight_ = kNone;
};

}  // namespace

Mask mask_of(std::string_view text, Span span) {
  Mask mask;
  mask.begin = span.begin;
  mask.url.assign(span.size() + 1, 0);
  mask.quote.assign(span.size() + 1, 0);
  mask_addresses(text, span, mask.url);
  mask_tags(text, span, mask.url);
  QuotationMask(text, span, mask).run();
  return mask;
}

const Mask& mask_of_note(const View& view, std::size_t note) {
  using Masks = std::vector<LazyMask>;
  Masks& masks = view.shared->once<Masks>([&] {
    Masks all;
    for (const Note& each : view.document.notes) all.emplace_back(view.document.text, each.text);
    return all;
  });
  return masks[note].get();
}

}  // namespace subcite::rules_support
