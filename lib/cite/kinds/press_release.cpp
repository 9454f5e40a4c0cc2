// Press releases (Bluebook R. 17.2.5): the words "Press Release", the body, the title.
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

/// "Harbor Board, Press Release, *Dues Rise*": the body stands before the words.
bool parse_behind_body(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const std::string_view words = head.at(parts[i]);
    const Span body{parts[0].begin, parts[i - 1].end};
    if ((words != "Press Release" && words != "News Release") || !may_be_names(head.text(), body)) continue;
    out.kind = Kind::PressRelease;
    out.authors.push_back(body);
    out.names_institution = true;
    out.title = head.italic_title ? head.title : Span{parts[i + 1].begin, parts.back().end};
    return true;
  }
  return false;
}

bool parse(const Head& head, Citation& out) {
  if (!(head.paren.empty() && !head.has_url) && parse_behind_body(head, out)) return true;
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 2) return false;
  const std::string_view lead = head.at(parts[0]);
  const bool undated = lead == "Press Release" && parts.size() == 3 && head.at(head.span).find("supra") == std::string_view::npos;
  if (head.paren.empty() && !head.has_url && !undated) return false;
  if (!lead.starts_with("Press Release") && !lead.starts_with("News Release")) return false;
  out.kind = Kind::PressRelease;
  std::size_t title = 1;
  if (const std::size_t from = lead.find(" from "); from != std::string_view::npos) {
    out.authors.push_back({static_cast<std::uint32_t>(parts[0].begin + from + 6), parts[0].end});
  } else if (parts.size() > 2) {
    out.authors.push_back(parts[1]);
    title = skip_office(head, parts, 2);
  }
  out.names_institution = title < 3;    // "Ada Roe, Chairman, House Weirs Comm."
  std::size_t last = parts.size() - 1;  // "..., PIF Press Release 61/21" numbers it
  if (last > title && head.at(parts[last]).find("Press Release") != std::string_view::npos) --last;
  out.title = head.italic_title ? Span{std::max(head.title.begin, std::min(parts[title].begin, head.title.end)), head.title.end} : Span{parts[title].begin, parts[last].end};
  return true;
}

}  // namespace

extern const KindParser kKindParser_press_release;
const KindParser kKindParser_press_release{"press-release", 85, parse, true};

}  // namespace subcite
