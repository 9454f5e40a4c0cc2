// I008: an id. alone means the same place; the same page once more is superfluous.
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_repeats_pincite;

namespace {

using namespace rules_support;

/// The end of a range with the digits that it leaves out: "107-09" is "107-109".
void complete_range(std::string& place) {
  const auto digits_before = [&](std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && is_digit_at(place, begin - 1)) --begin;
    return begin;
  };
  for (std::size_t dash = place.find('-'); dash != std::string::npos; dash = place.find('-', dash + 1)) {
    std::size_t stop = dash + 1;
    while (is_digit_at(place, stop)) ++stop;
    const std::size_t first = dash - digits_before(dash);
    const std::size_t last = stop - dash - 1;
    if (last > 0 && last < first) place.insert(dash + 1, place.substr(dash - first, first - last));
  }
}

/// The locators without "at", commas of style and kinds of dash.
std::string place_of(std::string_view pincite) {
  std::string out;
  std::string_view words = trim(pincite);
  if (words.starts_with("at ")) words.remove_prefix(3);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words.substr(at, 3) == "–" || words.substr(at, 3) == "—") out += '-', at += 2;
    else if (words[at] != ' ') out += words[at];
  }
  complete_range(out);
  return out;
}

/// The place an id. without one stands for.
std::string_view inherited(const View& view, CitationIndex from) {
  for (const CitationIndex at : view.index.chain(from, 200)) {
    const Citation& c = view.citations[static_cast<std::size_t>(at)];
    if (!c.pincite.empty() || c.form != Form::Id) return view.at(c.pincite);
  }
  return {};
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const bool before_quotation = options.flag("allow_before_quotation");
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const CitationIndex before = view.index.references[i].step;
    if (c.form != Form::Id || c.pincite.empty() || c.nested || !c.volume.empty() || before < 0 || c.quoted) continue;
    const Citation& antecedent = view.citations[static_cast<std::size_t>(before)];
    if (antecedent.nested) continue;
    const std::string here = place_of(view.at(c.pincite));
    if (here.empty() || here != place_of(inherited(view, before))) continue;
    const bool quotes = !c.parentheticals.empty() && (view.at(c.parentheticals[0].inner).starts_with("“") || view.at(c.parentheticals[0].inner).starts_with("\""));
    if (before_quotation && quotes) continue;
    Finding& f = report(out, kRule_id_repeats_pincite, view, static_cast<CitationIndex>(i), c.pincite, "The citation before gives the same place.", "Write id. alone.");
    f.related.push_back({static_cast<std::int32_t>(antecedent.note), before, "the same place"});
    std::uint32_t from = c.pincite.begin;
    while (from > c.core.begin && view.document.text[from - 1] != '.') --from;
    const std::uint32_t end = c.pincite.end + (view.at({c.pincite.end, c.pincite.end + 1}) == "." ? 1 : 0);  // the period of id. ends the sentence, too
    if (from > c.core.begin) f.fix = Fix{"Leave the place out", true, {{{from, end}, ""}}};
  }
}

}  // namespace

const Rule kRule_id_repeats_pincite{"I008", "id-repeats-pincite", "id. repeats the pincite of its antecedent", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.2, R15.3.1; Bluebook R. 4.1", check, false, "allow_before_quotation"};

}  // namespace subcite
