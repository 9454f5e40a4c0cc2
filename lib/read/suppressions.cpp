// One pass over the source finds the comments; blocks sorted by their source place tell what each concerns.
#include "read/suppressions.h"

#include <algorithm>

#include "base/text.h"

namespace subcite {
namespace {

/// A note or a paragraph, by its bytes in the source.
struct Block {
  Span source;
  std::int32_t note = -1;
  Span text;
};

std::vector<Block> blocks_of(const Document& d) {
  std::vector<Block> out;
  const auto add = [&](Span text, std::int32_t note) {
    if (text.empty()) return;
    out.push_back({{d.origins.source_of(text.begin), d.origins.source_of(text.end - 1) + 1}, note, text});
  };
  for (std::size_t n = 0; n < d.notes.size(); ++n) add(d.notes[n].text, static_cast<std::int32_t>(n));
  for (const Paragraph& p : d.body) add(p.text, -1);
  std::stable_sort(out.begin(), out.end(), [](const Block& a, const Block& b) { return a.source.begin < b.source.begin; });
  return out;
}

/// The block around the comment, or before it on the same line; otherwise the next one.
const Block* block_at(const std::vector<Block>& blocks, std::string_view source, std::uint32_t at) {
  const auto next = std::upper_bound(blocks.begin(), blocks.end(), at, [](std::uint32_t place, const Block& b) { return place < b.source.begin; });
  constexpr int kNested = 50;  // notes that stand inside their paragraph
  int step = 0;
  for (auto it = next; it != blocks.begin() && step < kNested; ++step) {
    --it;
    const bool inside = it->source.end > at;
    const bool on_line = !inside && source.substr(it->source.end, at - it->source.end).find('\n') == std::string_view::npos;
    if (inside || on_line) return &*it;
  }
  return next == blocks.end() ? nullptr : &*next;
}

void add(Document& d, const std::vector<Block>& blocks, Span comment, std::string_view words) {
  std::optional<Suppression> s = read_suppression(words);
  if (!s) return;
  s->place = d.origins.place_in_source(comment);
  if (const Block* block = block_at(blocks, d.origins.source(), comment.begin)) {
    s->note = block->note;
    if (block->note < 0) s->paragraph = block->text;
  }
  d.suppressions.push_back(std::move(*s));
}

}  // namespace

void find_suppressions(Document& document) {
  constexpr std::size_t kMost = 10'000;
  constexpr std::string_view kLead = "subcite: ignore";
  const std::string_view source = document.origins.source();
  const bool latex = document.format == Format::Latex;
  const std::string_view open = latex ? "%" : "<!--";
  if (source.find(kLead) == std::string_view::npos) return;
  const std::vector<Block> blocks = blocks_of(document);
  for (std::size_t at = source.find(kLead); at != std::string_view::npos && document.suppressions.size() < kMost; at = source.find(kLead, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && source[begin - 1] == ' ') --begin;
    if (begin < open.size() || source.substr(begin - open.size(), open.size()) != open) continue;
    const std::size_t end = std::min(source.find(latex ? "\n" : "-->", at), source.size());
    add(document, blocks, {static_cast<std::uint32_t>(begin - open.size()), static_cast<std::uint32_t>(end)}, source.substr(at, end - at));
  }
}

}  // namespace subcite
