// S007: supra for an authority that has a short form of its own (R. 4.2): cases, those of international
// courts too, statutes, constitutions, regulations, restatements, bills and committee reports.
#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_forbidden_type;

namespace {

using namespace rules_support;

bool is_standing_court(std::string_view words) {
  for (const std::string_view mark : {"I.C.J", "P.C.I.J", "App. No", "Eur. Ct. H.R.", "Case C", "Case T-", "E.C.R.", "ICTY", "ICTR", "ICC-", "ITLOS", "Inter-Am. Ct.", "Case No. IT-", "SCSL"})
    if (words.find(mark) != std::string_view::npos) return true;
  return false;
}

/// Restatements, model codes and uniform acts.
std::string_view kind_of_model(std::string_view words) {
  if (starts_ignoring_case(words, "Restatement")) return "a restatement";
  const std::string low = lower_ascii(words.substr(0, 60));
  if (low.find("model penal code") != std::string::npos || low.starts_with("model code")) return "a model code";
  if (low.starts_with("model ") && low.find(" act") != std::string::npos) return "a model act";
  return low.starts_with("u.c.c. ") || low.starts_with("uniform ") || (low.starts_with("unif. ") && low.find(" § ") != std::string::npos) ? "a uniform act" : "";
}

/// "H.R. DOC. NO. 94-208": papers that a house has printed; those on treaties stand for the treaty.
bool is_house_document(const View& view, const Citation& full) {
  const std::string name = lower_ascii(view.at(full.container));
  return (name.starts_with("h.r. ") || name.starts_with("s. ")) && name.find("doc. no.") != std::string::npos && name.find("treaty") == std::string::npos;
}

/// "372 N.L.R.B. No. 12": custom differs on decisions of agencies.
bool is_of_agency(std::string_view container) { return is_one_of(container, {"N.L.R.B.", "F.T.C.", "F.C.C.", "F.C.C.2d", "FCC Rcd.", "S.E.C.", "I. & N. Dec.", "I.C.C.", "I.C.C.2d", "FERC", "F.E.R.C.", "M.S.P.R.", "I.B.L.A.", "IBLA", "O.S.H. Cas.", "T.T.A.B."}); }

/// Debates of a legislature, which the 22d edition bars too.
bool is_debate(const View& view, const Citation& full) {
  const std::string name = lower_ascii(view.at(full.container));
  return view.edition == "bluebook22" && is_one_of(name, {"cong. rec.", "cong. globe", "annals of cong.", "cong. deb.", "parl. deb."});
}

/// What the authority is, in an editor's words; empty where supra is allowed.
std::string_view forbidden(const View& view, const Citation& full, bool international) {
  const std::string_view words = view.at(full.core);
  switch (full.kind) {
    case Kind::Case: return is_of_agency(view.at(full.container)) ? "" : "a case";
    case Kind::IntlDecision: return international && is_standing_court(words) ? "a decision of an international court" : "";
    case Kind::Statute: return "a statute";
    case Kind::Constitution: return "a constitution";
    case Kind::Regulation: return words.find("C.F.R.") != std::string_view::npos || words.find("Fed. Reg.") != std::string_view::npos ? "a regulation" : "";
    case Kind::Bill: return "a bill or resolution";
    case Kind::Report: return is_committee_report(view, full) ? "a committee report" : is_house_document(view, full) ? "a document of Congress"
                                                                                                                     : "";
    case Kind::Other: return is_debate(view, full) ? "a debate of a legislature" : kind_of_model(words);
    default: return "";
  }
}

/// The name also fits the author of another work in the note: then it may be meant.
bool fits_another(const View& view, const Citation& c, const Citation& full) {
  const std::vector<std::string> name = facts::significant_words(view.at(c.name));
  for (const Citation& other : view.citations) {
    if (other.note != full.note || other.form != Form::Full || &other == &full) continue;
    for (const Span& author : other.authors) {
      const std::vector<std::string> words = facts::significant_words(view.at(author));
      if (!name.empty() && std::all_of(name.begin(), name.end(), [&](const std::string& w) { return std::find(words.begin(), words.end(), w) != words.end(); })) return true;
    }
  }
  return false;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Supra || r.antecedent < 0 || r.has(kNoteHasNot) || r.has(kNearSpelling) || r.has(kAmbiguous)) continue;
    const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
    const std::string_view what = forbidden(view, full, !options.flag("allow_international_cases"));
    if (what.empty() || !full.hereinafter.empty() || fits_another(view, c, full)) continue;
    Finding& f = report(out, kRule_supra_forbidden_type, view, static_cast<CitationIndex>(i), {c.name.begin, c.supra_note.empty() ? c.supra.end : c.supra_note.end}, "Supra is used for " + std::string(what) + ", " + quoted(view.at(full.title.empty() ? c.name : full.title)) + ".", "Use the short form of its kind: party name with reporter or number and pincite, or the section.");
    offer_short_form(f, view, r.antecedent, c);
    f.related.push_back({static_cast<std::int32_t>(full.note), r.antecedent, "cited in full here"});
  }
}

}  // namespace

const Rule kRule_supra_forbidden_type{"S007", "supra-forbidden-type", "supra used for a case, statute, constitution, regulation, restatement or bill", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3; Bluebook R. 4.2, R. 10.9, R. 12.10", check, false, "allow_international_cases"};

}  // namespace subcite
