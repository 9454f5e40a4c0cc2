// A005: single capitals stand closed up (N.W.2d, S.D.N.Y., J.L.), longer abbreviations apart (F. Supp. 2d, L. Rev.),
// and a person’s initials closed up (J.P.).
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_initials_spacing;

namespace {

using namespace rules_support;

/// Without spaces, in small letters.
std::string squeezed(std::string_view printed) {
  std::string out = lower_ascii(printed);
  std::erase(out, ' ');
  return out;
}

std::string plain_spaces(std::string_view printed) {
  std::string out;
  for (std::size_t at = 0; at < printed.size();) {
    const CodePoint point = decode_utf8(printed, at);
    if (is_space(point.value)) out += ' ';
    else out += printed.substr(at, point.size);
    at += point.size;
  }
  return out;
}

/// The printed letters with the spaces of the right form.
std::string respaced(std::string_view printed, std::string_view right) {
  std::string letters(printed);
  std::erase(letters, ' ');
  std::string out;
  std::size_t at = 0;
  for (std::size_t k = 0; k < right.size() && at <= letters.size();) {
    const CodePoint point = decode_utf8(right, k);
    k += point.size;
    if (point.value == ' ') {
      out += ' ';
      continue;
    }
    const CodePoint own = decode_utf8(letters, at);
    out += letters.substr(at, own.size);
    at += own.size;
  }
  return at == letters.size() ? out : std::string();
}

std::string straight(std::string text) { return replaced(std::move(text), "’", "'"); }

/// The form of the table, in the manuscript's letters; nothing where the spaces agree or the rest does not.
std::string by_table(std::string_view printed, std::string_view right) {
  if (printed == right) return {};
  const std::string own = plain_spaces(printed);
  if (right.empty() || straight(squeezed(own)) != straight(squeezed(right))) return {};
  const std::string wanted = respaced(own, right);
  return wanted == own ? std::string() : wanted;
}

bool is_letter_token(std::string_view token) { return token.size() == 2 && token[1] == '.' && token[0] >= 'A' && token[0] <= 'Z'; }

/// "TECH.L.J.": the places behind periods where a longer part meets a neighbour; the token apart.
std::string apart(std::string_view token) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : token) {
    part += c;
    if (c == '.') parts.push_back(std::move(part)), part.clear();
  }
  if (!part.empty()) parts.push_back(part);
  std::string out;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const bool breaks = k > 0 && is_word_byte(parts[k][0]) && (parts[k].size() > 2 || parts[k - 1].size() > 2);
    out += (breaks ? " " : "") + parts[k];
  }
  return out;
}

/// "B.U.L.": the institution's U. stands apart from L. and J.
std::string u_apart(std::string token) {
  for (const std::string_view tail : {"U.L.J.", "U.L.Q.", "U.L.", "U.J."})
    if (token == tail || (token.size() > tail.size() && token.ends_with(tail) && token[token.size() - tail.size() - 1] == '.')) return token.insert(token.size() - tail.size() + 2, " ");
  return token;
}

/// A journal outside the tables.
std::string by_rule(std::string_view printed) {
  std::vector<std::string> tokens;
  for (const std::string_view token : split(printed, ' ')) tokens.push_back(u_apart(apart(token)));
  std::string out;
  for (std::size_t k = 0; k < tokens.size(); ++k) {
    const std::string pair = k == 0 ? std::string() : tokens[k - 1] + tokens[k];
    const bool closed = k > 0 && is_one_of(pair, {"L.J.", "J.L.", "L.Q.", "L.F.", "B.J.", "Q.J.", "Y.B.", "N.Y.", "N.C.", "U.S."});
    out += (k == 0 || closed ? "" : " ") + tokens[k];
  }
  return out;
}

std::string journal_form(std::string_view printed) {
  const std::string own = plain_spaces(printed);
  const std::string key = key_of(own);
  if (const facts::Row* row = facts::journals().find(key)) return by_table(own, row->a);
  if (const facts::Row* row = facts::journal_variants().find(key)) return by_table(own, row->a);
  const std::string right = by_rule(own);
  return right == own ? std::string() : right;
}

/// "F3d", "FSupp 2d": the letters of a reporter of the United States without its periods (Bluebook R. 6.1(b)).
bool lacks_periods(std::string_view printed, const facts::Row& row) {
  const auto bare = [](std::string_view words) {
    std::string out = squeezed(words);
    std::erase(out, '.');
    return out;
  };
  return row.c.starts_with("us") && std::count(printed.begin(), printed.end(), '.') < std::count(row.a.begin(), row.a.end(), '.') && bare(printed) == bare(row.a);
}

std::string reporter_form(std::string_view printed) {
  const std::string key = key_of(printed);
  if (key.starts_with("alr")) return {};
  if (const facts::Row* row = facts::reporters().find(key)) {
    const std::string spaced = by_table(printed, row->a);
    return spaced.empty() && lacks_periods(printed, *row) ? std::string(row->a) : spaced;
  }
  if (is_one_of(key, {"usc", "cfr", "fedreg"})) return by_table(printed, facts::codes().find(key)->a);
  return {};
}

std::string court_form(std::string_view printed) {
  const facts::Row* row = facts::courts().find(key_of(printed));
  return row == nullptr ? std::string() : by_table(printed, row->a);
}

std::size_t spaces_in(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')); }

struct Forms {
  std::set<std::string> told;
  bool closed_up = false;
  std::vector<Listed> found;

  void take(const View& view, CitationIndex i, Span span, const std::string& right, bool may_close) {
    if (right.empty() || (right == "F.C.C. Rcd." && view.at(span) == "FCC Rcd.") || (closed_up && may_close && spaces_in(view.at(span)) < spaces_in(right)) || !told.insert(std::string(view.at(span))).second) return;
    if (squeezed(view.at(span)) != squeezed(right)) return found.push_back({i, {span, "Periods are missing in " + quoted(view.at(span)) + ".", right}});
    found.push_back({i, {span, "The spaces in " + quoted(view.at(span)) + " are not where they belong: single capitals are closed up, longer abbreviations stand apart.", right}});
  }
};

/// A space between the first two initials of a name.
std::string closed_initials(std::string_view name) {
  const std::vector<std::string_view> words = split(name, ' ');
  if (words.size() < 3 || !is_letter_token(words[0]) || !is_letter_token(words[1])) return {};
  std::string out(words[0]);
  bool initials = true;
  for (std::size_t k = 1; k < words.size(); ++k) {
    const bool letter = is_letter_token(words[k]);
    out += (initials && letter ? "" : " ") + std::string(words[k]);
    initials = initials && letter;
  }
  return out;
}

bool has_closed_initials(std::string_view name) { return name.size() > 5 && name[1] == '.' && name[3] == '.' && name[2] >= 'A' && name[2] <= 'Z'; }

void names(const View& view, Findings& out) {
  std::vector<Listed> spaced;
  std::size_t closed = 0;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.quoted || c.names_institution) continue;
    for (const std::vector<Span>* list : {&c.authors, &c.editors})
      for (const Span name : *list) {
        closed += has_closed_initials(view.at(name)) ? 1 : 0;
        if (const std::string right = closed_initials(view.at(name)); !right.empty()) spaced.push_back({static_cast<CitationIndex>(i), {name, "A person’s initials are closed up.", right}});
      }
  }
  if (closed == 0 && spaced.size() > 1) {
    Finding& f = report(out, kRule_initials_spacing, view, spaced.front().citation, spaced.front().trouble.span, "The initials of " + counted(spaced.size(), "name") + " stand apart, here first; they are closed up.", "Close them up: " + quoted(spaced.front().trouble.right) + ".");
    f.fix = Fix{"Close the initials up", true, {}};
    for (const Listed& at : spaced) f.fix->edits.push_back({at.trouble.span, at.trouble.right});
    for (std::size_t k = 1; k < spaced.size(); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(spaced[k].citation)].note), spaced[k].citation, "here too"});
    return;
  }
  report_list(out, kRule_initials_spacing, view, spaced);
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  Forms forms;
  forms.closed_up = options.flag("closed_up");
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const auto index = static_cast<CitationIndex>(i);
    if (c.form == Form::Unknown || c.quoted || c.container.empty()) continue;
    const bool law = c.kind == Kind::Case || c.kind == Kind::Statute || c.kind == Kind::Regulation;
    if (law && !(c.kind == Kind::Case && has_bracketed_year(view, c))) forms.take(view, index, c.container, reporter_form(view.at(c.container)), true);
    if (c.kind == Kind::Case && !c.court.empty()) forms.take(view, index, c.court, court_form(view.at(c.court)), true);
    if (c.kind == Kind::JournalArticle && !c.volume.empty()) forms.take(view, index, c.container, journal_form(view.at(c.container)), false);
  }
  for (const Listed& at : forms.found) report_list(out, kRule_initials_spacing, view, {at});
  names(view, out);
}

}  // namespace

const Rule kRule_initials_spacing{"A005", "initials-spacing", "Spaces inside abbreviations and initials", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text, tables", "Indigo R7.2, R8.3.7 (inkling), T1; Bluebook R. 6.1(a)", check, false, "closed_up"};

}  // namespace subcite
