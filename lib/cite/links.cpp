// Addresses of the body and the notes in the order of the text, each once, with every place it stands at. Without a scheme
// ("www.weirs.org") it is an address where it is cited; in the body it may be a firm’s name.
#include <algorithm>
#include <unordered_map>

#include "base/url.h"
#include "cite/parser.h"

namespace subcite {

std::vector<Link> find_links(const Document& document) {
  std::vector<Link> links;
  std::unordered_map<std::string, std::size_t> known;
  const auto add = [&](Span within, std::int32_t note) {
    for (const PrintedUrl& url : note < 0 ? find_urls(document.text, within) : find_addresses(document.text, within)) {
      const std::string words(document.at(url.span));
      const auto [it, fresh] = known.emplace(words, links.size());
      if (fresh) links.push_back({words, {}});
      links[it->second].uses.push_back({url.span, note});
    }
  };
  struct Block {
    Span span;
    std::int32_t note;
  };
  std::vector<Block> blocks;
  for (const Paragraph& p : document.body) blocks.push_back({p.text, -1});
  for (std::size_t i = 0; i < document.notes.size(); ++i) blocks.push_back({document.notes[i].text, static_cast<std::int32_t>(i)});
  std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.span.begin < b.span.begin; });
  for (const Block& block : blocks) add(block.span, block.note);
  return links;
}

}  // namespace subcite
