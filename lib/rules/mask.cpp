// Addresses and tags first, since a quotation mark in one of them is none; then the quotations, mark by mark.
#include "rules/mask.h"

#include <algorithm>
#include <utility>

#include "base/url.h"

namespace subcite::rules_support {

namespace {

/// Sorted, those that overlap joined.
std::vector<Span> united(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (const Span span : spans) {
    if (kept > 0 && span.begin <= spans[kept - 1].end) spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
    else spans[kept++] = span;
  }
  spans.resize(kept);
  return spans;
}

std::vector<Span> addresses_in(std::string_view text, Span span) {
  std::vector<Span> out;
  for (const PrintedUrl& url : find_urls(text, span)) out.push_back(url.span);
  return out;
}

/// HTML tags left in Markdown, without their closing mark.
std::vector<Span> tags_in(std::string_view text, Span span, const Mask& addresses) {
  std::vector<Span> out;
  const std::string_view whole = text.substr(0, span.end);
  for (std::size_t at = whole.find('<', span.begin); at != std::string_view::npos && at + 1 < whole.size(); at = whole.find('<', at + 1)) {
    const char next = whole[at + 1];
    if (!((next >= 'a' && next <= 'z') || next == '/')) continue;
    const std::size_t close = whole.find('>', at);
    if (close == std::string_view::npos) break;
    if (addresses.in_url(static_cast<std::uint32_t>(at + 1))) continue;
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close)});
    at = close;
  }
  return out;
}

/// From each outer mark to the one that closes it; marks in addresses are none.
class Quotations {
 public:
  Quotations(std::string_view text, Span span, const Mask& addresses) : text_(text.substr(0, span.end)), begin_(span.begin), addresses_(addresses) {}

  std::vector<Span> run() {
    for (std::size_t at = text_.find('"', begin_); at != std::string_view::npos; at = text_.find('"', at + 1)) straight(static_cast<std::uint32_t>(at));
    for (std::size_t at = text_.find('\xE2', begin_); at != std::string_view::npos; at = text_.find('\xE2', at + 1)) curly(static_cast<std::uint32_t>(at));
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t kCurly = 3;  // bytes of a curly mark

  void straight(std::uint32_t at) {
    if (addresses_.in_url(at)) return;
    if (inside_) found_.push_back({straight_, at + 1});
    inside_ = !inside_;
    straight_ = at;
  }

  void curly(std::uint32_t at) {
    const std::string_view mark = text_.substr(at, kCurly);
    if ((mark != "“" && mark != "”") || addresses_.in_url(at)) return;
    if (mark == "“" && deep_++ == 0) open_ = at;
    if (mark == "”" && deep_ > 0 && --deep_ == 0) found_.push_back({open_, at + kCurly});
  }

  std::string_view text_;
  std::uint32_t begin_;
  const Mask& addresses_;
  std::vector<Span> found_;
  std::uint32_t open_ = 0;
  std::uint32_t deep_ = 0;
  std::uint32_t straight_ = 0;
  bool inside_ = false;
};

}  // namespace

Mask mask_of(std::string_view text, Span span) {
  Mask mask;
  mask.urls_ = united(addresses_in(text, span));
  if (const std::vector<Span> tags = tags_in(text, span, mask); !tags.empty()) {
    mask.urls_.insert(mask.urls_.end(), tags.begin(), tags.end());
    mask.urls_ = united(std::move(mask.urls_));
  }
  mask.quotes_ = united(Quotations(text, span, mask).run());
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
