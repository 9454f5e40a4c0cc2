// X007: one journal or site under two spellings: an abbreviation on one side only, or a slip of one letter. Near
// names that are both made of known words are two publications.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_publication_name_variant;

namespace {

using namespace rules_support;

struct Use {
  std::size_t citation;
  std::string_view printed;
};

/// The words of its full name: "MARQ. L. REV." is a name that the table has in full.
std::string full_name(std::string_view printed) {
  const facts::Row* row = facts::journals().find(key_of(printed));
  std::string whole(row != nullptr && !row->b.empty() ? row->b : printed);
  if (row == nullptr && whole.starts_with("U. ")) whole.replace(0, 2, "University");
  std::string out;  // "of" and "the" stand in the full name alone
  for (const std::string& word : facts::significant_words(whole)) {
    const std::string full = facts::canonical(word);
    out += (full == "study" ? "studies" : full) + ' ';  // STUD. is read as the one, and means the other
  }
  return out;
}

bool is_shared_platform(const std::string& host) {
  for (const std::string_view many : {"medium.com", "substack.com", "youtube.com", "blogspot.com", "wordpress.com", "github.com", "ssrn.com", "twitter.com", "x.com", "facebook.com"})
    if (host == many || host.ends_with("." + std::string(many))) return true;
  return false;
}

/// The word in which the names differ, where all others agree in their order.
struct OneWord {
  std::string a, b;
};
std::optional<OneWord> one_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size()) return std::nullopt;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (x == a.end() || !std::equal(std::next(x), a.end(), std::next(y))) return std::nullopt;
  return OneWord{*x, *y};
}

class Names {
 public:
  Names(const View& view, Findings& out) : view_(view), out_(out) {}

  void run() {
    std::map<std::string, std::vector<Use>> by_host;
    std::vector<Use> journals;
    for (std::size_t i = 0; i < view_.citations.size(); ++i) {
      const Citation& c = view_.citations[i];
      if (c.form != Form::Full || c.container.empty()) continue;
      const Use use{i, view_.at(c.container)};
      if (c.kind == Kind::JournalArticle) journals.push_back(use);
      const bool site = (c.kind == Kind::News || c.kind == Kind::Web) && !c.url.empty();
      const std::string host = site ? rules_support::site(view_, c.url) : std::string();
      if (site && !is_shared_platform(host) && !is_archive_host(host)) by_host[host].push_back(use);
    }
    std::map<std::string, std::vector<Use>> same_words;  // two abbreviations of one name
    std::unordered_map<std::string_view, std::string> full_names;
    for (const Use& use : journals) {
      const auto [name, fresh] = full_names.try_emplace(use.printed);
      if (fresh) name->second = full_name(use.printed);
      same_words[name->second].push_back(use);
    }
    for (const auto& [words, uses] : same_words) variants(uses);
    typos(journals);
    for (const auto& [host, uses] : by_host) sites(uses);
  }

 private:
  /// The name's words without case and spaces: what F002 and A005 speak of is left out.
  const std::string& shape(std::string_view name) {
    const auto [known, fresh] = shapes_.try_emplace(name);
    if (fresh) known->second = fold_solid(name);
    return known->second;
  }

  /// All printed forms of one name: the rarer are reported.
  void variants(const std::vector<Use>& uses, bool sites = false) {
    std::map<std::string, std::vector<Use>> forms;
    for (const Use& use : uses) forms[shape(sites && starts_ignoring_case(use.printed, "the ") ? use.printed.substr(4) : use.printed)].push_back(use);
    if (forms.size() < 2) return;
    const auto most = std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second.size() != b.second.size() ? a.second.size() < b.second.size() : a.second[0].citation > b.second[0].citation; });
    for (const auto& [form, of_form] : forms)
      if (form != most->first) tell(of_form[0], most->second[0]);
  }

  /// Journals that differ in one letter of one long word: only where one of the two is no word anybody knows.
  void typos(const std::vector<Use>& uses) {
    std::map<std::string_view, Use> first;  // by the shape
    for (const Use& use : uses) first.emplace(shape(use.printed), use);
    constexpr std::size_t kMost = 600;
    if (first.size() > kMost) return;
    struct Form {
      std::string_view shape;
      Use use;
      std::vector<std::string> words;
    };
    std::vector<Form> forms;
    for (const auto& [shape, use] : first) forms.push_back({shape, use, folded_words(use.printed)});
    for (auto a = forms.begin(); a != forms.end(); ++a)
      for (auto b = std::next(a); b != forms.end(); ++b) {
        if (a->shape.size() > b->shape.size() + 1 || b->shape.size() > a->shape.size() + 1) continue;
        const auto one = one_word(a->words, b->words);
        if (!one || std::min(one->a.size(), one->b.size()) < 6 || edit_distance(one->a, one->b, 2) != 1) continue;
        const bool in_table = is_whole_journal(a->use.printed) != is_whole_journal(b->use.printed);
        if (known(one->a) == known(one->b) && !in_table) continue;
        const bool later = in_table ? is_whole_journal(a->use.printed) : known(one->a);
        tell(later ? b->use : a->use, later ? a->use : b->use);
      }
  }

  static bool is_journal(std::string_view name) { return facts::journals().find(key_of(name)) != nullptr; }

  /// In the table, or the unabbreviated name of one that is: looked at for near names alone.
  bool is_whole_journal(std::string_view name) {
    if (is_journal(name)) return true;
    if (journals_.empty())
      for (const facts::Row& row : facts::journals())
        if (!row.b.empty()) journals_.insert(full_name(row.a));
    return journals_.count(full_name(name)) > 0;
  }

  static bool known(const std::string& word) { return facts::is_abbreviation(word + ".") || facts::canonical(word) != word || facts::words().find(word) != nullptr || facts::geography().find(word) != nullptr; }

  /// "N.Y. TIMES": its words in full; cities of two capitals the table of words does not know.
  static std::string whole_words(std::string_view printed) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kCities{{{"N.Y. ", "new york "}, {"L.A. ", "los angeles "}, {"S.F. ", "san francisco "}}};
    for (const auto& [letters, city] : kCities)
      if (printed.starts_with(letters)) return std::string(city) + facts::canonical(printed.substr(letters.size()));
    return facts::canonical(printed);
  }

  void sites(const std::vector<Use>& uses) {
    std::map<std::string, std::vector<Use>> forms;
    for (const Use& use : uses) {
      std::string words = whole_words(use.printed);
      if (words.starts_with("the ")) words.erase(0, 4);
      forms[words].push_back(use);
    }
    constexpr std::size_t kMost = 200;
    if (forms.size() > kMost) return;
    for (const auto& [words, of_form] : forms) variants(of_form, true);
    for (auto a = forms.begin(); a != forms.end(); ++a)
      for (auto b = std::next(a); b != forms.end(); ++b) {
        const auto one = one_word(folded_words(a->first), folded_words(b->first));
        if (!one || std::min(one->a.size(), one->b.size()) < 5 || edit_distance(one->a, one->b, 3) > 2) continue;
        const bool later = a->second.size() != b->second.size() ? a->second.size() > b->second.size() : a->second[0].citation < b->second[0].citation;
        tell((later ? b : a)->second[0], (later ? a : b)->second[0]);
      }
  }

  void tell(const Use& wrong, const Use& right) {
    if (!told_.insert(shape(wrong.printed)).second) return;
    const auto index = static_cast<CitationIndex>(wrong.citation);
    Finding& f = report(out_, kRule_publication_name_variant, view_, index, view_.citations[wrong.citation].container, quoted(wrong.printed) + " here, " + quoted(right.printed) + " in " + note_of(view_, static_cast<CitationIndex>(right.citation)) + ".", "Write the publication’s name in one way.");
    f.related.push_back({static_cast<std::int32_t>(view_.citations[right.citation].note), static_cast<CitationIndex>(right.citation), "written " + quoted(right.printed) + " here"});
    f.fix = Fix{"Write " + std::string(right.printed), false, {{view_.citations[wrong.citation].container, std::string(right.printed)}}};
  }

  const View& view_;
  Findings& out_;
  std::set<std::string> told_;
  std::unordered_map<std::string_view, std::string> shapes_;
  std::set<std::string> journals_;  // the names of the table in full, once asked for
};

void check(const View& view, const RuleOptions&, Findings& out) { Names(view, out).run(); }

}  // namespace

const Rule kRule_publication_name_variant{"X007", "publication-name-variant", "Same journal, site or publisher written in two ways", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R33.3.2, R30.3.1; Bluebook R. 18.2.2(b), T13", check};

}  // namespace subcite
