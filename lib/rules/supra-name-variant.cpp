// S009: the short form spells a surname otherwise than the full citation it refers to.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "rules/name_variant.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_name_variant;

namespace {

using namespace rules_support;

/// The end of a full name that has as many words as the short name: "Quintero Salas" of "María Quintero Salas".
std::string_view last_words(std::string_view name, std::size_t count) {
  const PersonName person = read_person(name);
  if (person.words.empty()) return {};
  const std::size_t from = person.words.size() - std::min(count, person.words.size());
  return {person.words[from].data(), static_cast<std::size_t>(person.words.back().data() + person.words.back().size() - person.words[from].data())};
}

/// "W. Royce" and "W.Royce": initials are not compared.
std::string_view without_initials(std::string_view name) {
  while (name.size() > 3 && name[1] == '.' && name[0] >= 'A' && name[0] <= 'Z') name = trim(name.substr(2));
  return name;
}

/// An author of the full citation whose surname is the short name but for its spelling.
struct Match {
  Variant variant = Variant::Different;
  std::string_view surname;
};

Match best_match(const View& view, std::string_view name, const Citation& full) {
  Match best;
  const std::size_t words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
  for (const Span& author : full.authors)
    for (const std::size_t count : {words, words + 1, words - 1, words > 2 ? words - 2 : 0}) {
      if (count == 0) continue;
      const std::string_view surname = without_initials(last_words(view.at(author), count));
      const Variant variant = surname.empty() ? Variant::Different : compare_surnames(name, surname);
      if (variant < best.variant) best = {variant, surname};
      if (best.variant == Variant::Same) return best;
    }
  return best;
}

/// The ends of all authors' names, by words: "Quintero Salas" and "Salas" of "María Quintero Salas".
class Authors {
 public:
  explicit Authors(const View& view) : view_(view) {}
  [[nodiscard]] bool has(std::string_view name) {
    read();
    return plain_.count(fold(name)) > 0;
  }
  [[nodiscard]] std::size_t count(std::string_view name) {
    read();
    const auto it = marked_.find(fold_keeping_marks(name));
    return it == marked_.end() ? 0 : it->second;
  }

 private:
  template <typename Take>
  static void each_end(const std::string& name, const Take& take) {
    constexpr std::size_t kMostWords = 12;
    take(name);
    std::size_t words = 0;
    for (std::size_t at = name.rfind(' '); at != std::string::npos && at > 0 && ++words < kMostWords; at = name.rfind(' ', at - 1)) take(name.substr(at + 1));
  }
  /// When the first is asked for: in most manuscripts no name differs.
  void read() {
    if (std::exchange(read_, true)) return;
    struct Uses {
      std::size_t all = 0;
      bool in_full = false;
    };
    std::unordered_map<std::string_view, Uses> printed;
    for (const Citation& c : view_.citations)
      for (const Span& author : c.authors) {
        Uses& uses = printed[view_.at(author)];
        ++uses.all;
        uses.in_full = uses.in_full || c.form == Form::Full;
      }
    for (const auto& [name, uses] : printed) {
      each_end(fold_keeping_marks(name), [&, all = uses.all](const std::string& end) { marked_[end] += all; });
      if (uses.in_full) each_end(fold(name), [&](const std::string& end) { plain_.insert(end); });
    }
  }

  const View& view_;
  std::map<std::string, std::size_t> marked_;
  std::set<std::string> plain_;
  bool read_ = false;
};

void check_name(const View& view, Authors& authors, std::size_t i, Span author, const Citation& full, CitationIndex at, Findings& out) {
  const std::string_view name = without_initials(view.at(author));
  const Match match = best_match(view, name, full);
  if (match.variant == Variant::Same || match.variant == Variant::Different) return;
  if (match.variant == Variant::Spelling && authors.has(name)) return;
  const std::size_t here = authors.count(name);
  const std::size_t there = authors.count(match.surname);
  Finding& f = report(out, kRule_supra_name_variant, view, static_cast<CitationIndex>(i), author, quoted(name) + " (" + std::to_string(here) + "×) and " + quoted(match.surname) + " (" + std::to_string(there) + "×) in " + note_of(view, at) + " differ in " + std::string(words_for(match.variant)) + ".", "Find out which spelling is right, and use it in both places.");
  f.related.push_back({static_cast<std::int32_t>(full.note), at, "spelled " + quoted(match.surname) + " here"});
  f.fix = Fix{"Write " + std::string(match.surname), false, {{author, std::string(match.surname)}}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  Authors authors(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if ((c.form != Form::Supra && c.form != Form::Infra) || r.antecedent < 0 || r.has(kNoteHasNot) || r.has(kNoteMissing)) continue;
    const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
    if (full.names_institution) continue;
    for (const Span& author : c.authors) check_name(view, authors, i, author, full, r.antecedent, out);
  }
}

}  // namespace

const Rule kRule_supra_name_variant{"S009", "supra-name-variant", "Short-form name differs from the full citation by diacritics, hyphen, apostrophe or spelling", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R28.2.1, R30.2.1; Bluebook R. 15.1, R. 16.2", check};

}  // namespace subcite
