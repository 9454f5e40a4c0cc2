// Restatements, interviews, letters and filings (Bluebook R. 12.9.4, R. 17.2, R. 10.8.3).
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<std::string_view, 16> kOpenings{"Interview with", "Telephone Interview with", "Letter from", "E-mail from", "Email from", "Memorandum from", "Brief for", "Brief of", "Complaint", "Petition for", "Transcript of", "Oral Argument", "Motion to", "Amicus", "Declaration of", "Statement of"};

bool parse(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  if (words.starts_with("RESTATEMENT") || words.starts_with("Restatement")) {
    const std::uint32_t section = find_words(head, head.span, "§");
    out.kind = Kind::Other;
    out.title = trim_of(head.text(), {head.span.begin, section}, ",");
    if (const auto pin = read_pincite(head.text(), {section, head.span.end}); pin && section < head.span.end) set_pincite(out, *pin);
    return !head.paren.empty() || section < head.span.end;
  }
  for (const std::string_view opening : kOpenings) {
    if (!words.starts_with(opening) || (head.paren.empty() && !head.has_url)) continue;
    out.kind = Kind::Other;
    const std::vector<Span> parts = comma_parts(head, head.span);
    out.title = parts.empty() ? head.span : parts[0];
    return true;
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_other;
const KindParser kKindParser_other{"other", 28, parse};

}  // namespace subcite
