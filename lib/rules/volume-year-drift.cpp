// P008: a journal's volumes follow its years. What the manuscript's other citations of the same journal say shows the
// odd one.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_volume_year_drift;

namespace {

using namespace rules_support;

struct Entry {
  std::size_t citation;
  long volume;
  long year;
  [[nodiscard]] long offset() const { return year - volume; }
};

class Journal {
 public:
  Journal(const View& view, const std::string& name, const std::vector<Entry>& entries, Findings& out) : view_(view), entries_(entries), out_(out), is_law_((' ' + name + ' ').find(" law ") != std::string::npos) {}

  void run() {
    same_volume();
    if (entries_.size() >= 3) against_mode();
    if (volumes() == 2 && entries_.size() == 2) two_volumes();
  }

 private:
  [[nodiscard]] std::size_t volumes() const {
    std::set<long> found;
    for (const Entry& e : entries_) found.insert(e.volume);
    return found.size();
  }

  /// (a) one volume in two years.
  void same_volume() {
    for (std::size_t k = 1; k < entries_.size(); ++k)
      for (std::size_t i = 0; i < k; ++i)
        if (entries_[i].volume == entries_[k].volume && std::labs(entries_[i].year - entries_[k].year) >= 2) {
          tell(entries_[k], entries_[i], "Volume " + std::to_string(entries_[k].volume) + " is of " + std::to_string(entries_[k].year) + " here, of " + std::to_string(entries_[i].year) + " in " + note_of(view_, static_cast<CitationIndex>(entries_[i].citation)) + ".", Severity::Error);
          break;
        }
  }

  /// (b) most works agree by how far volume and year lie apart.
  void against_mode() {
    std::map<long, std::vector<const Entry*>> by_offset;
    for (const Entry& e : entries_) by_offset[e.offset()].push_back(&e);
    const std::vector<const Entry*>* mode = nullptr;
    bool tied = false;
    for (const auto& [offset, group] : by_offset) {
      if (mode != nullptr && group.size() == mode->size()) tied = true;
      if (mode == nullptr || group.size() > mode->size()) mode = &group, tied = false;
    }
    if (mode == nullptr || tied || mode->size() < 2) return;
    const auto [low, high] = std::minmax_element(mode->begin(), mode->end(), [](const Entry* a, const Entry* b) { return a->year < b->year; });
    if ((*high)->year - (*low)->year < 3) return;
    const long offset = (*mode)[0]->offset();
    for (const Entry& e : entries_)
      if (std::labs(e.offset() - offset) >= 2) tell(e, *(*mode)[0], "By the other citations of this journal, " + std::to_string(e.year) + " is volume " + std::to_string(e.year - offset) + (e.volume + offset < 2100 ? ", and volume " + std::to_string(e.volume) + " is of " + std::to_string(e.volume + offset) : std::string()) + ".", Severity::Warning);
  }

  /// (c) two volumes: the higher cannot be older, nor can a law journal's run faster than four a year.
  void two_volumes() {
    const Entry& low = entries_[0].volume < entries_[1].volume ? entries_[0] : entries_[1];
    const Entry& high = &low == &entries_[0] ? entries_[1] : entries_[0];
    const bool backward = high.year < low.year;
    const bool fast = is_law_ && high.year >= low.year && high.volume - low.volume > 4 * (high.year - low.year) + 1;
    if (backward || fast) tell(entries_[1], entries_[0], "Volume " + std::to_string(low.volume) + " is of " + std::to_string(low.year) + " and volume " + std::to_string(high.volume) + " of " + std::to_string(high.year) + ": they cannot both be right.", Severity::Warning);
  }

  void tell(const Entry& e, const Entry& other, std::string message, Severity severity) {
    if (!told_.insert(e.citation).second) return;
    const Citation& c = view_.citations[e.citation];
    Finding& f = report(out_, kRule_volume_year_drift, view_, static_cast<CitationIndex>(e.citation), {c.volume.begin, c.container.end}, std::move(message), "Look up the article: correct the volume or the year.");
    f.severity = severity;
    f.related.push_back({static_cast<std::int32_t>(view_.citations[other.citation].note), static_cast<CitationIndex>(other.citation), "volume " + std::to_string(other.volume) + " of " + std::to_string(other.year)});
  }

  const View& view_;
  const std::vector<Entry>& entries_;
  Findings& out_;
  std::set<std::size_t> told_;
  bool is_law_;  // magazines of science run through many volumes a year
};

void check(const View& view, const RuleOptions&, Findings& out) {
  std::map<std::string, std::vector<Entry>> journals;
  std::set<WorkIndex> seen;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::JournalArticle || c.nested || c.container.empty() || c.date.year == 0) continue;
    const auto volume = to_number(view.at(c.volume));
    const WorkIndex work = view.index.references[i].work;
    if (!volume || *volume > 999 || (work >= 0 && !seen.insert(work).second)) continue;
    journals[canonical(view, c.container)].push_back({i, static_cast<long>(*volume), static_cast<long>(c.date.year)});
  }
  for (const auto& [name, entries] : journals)
    if (entries.size() > 1 && entries.size() < 500) Journal(view, name, entries, out).run();
}

}  // namespace

const Rule kRule_volume_year_drift{"P008", "volume-year-drift", "Volume and year do not fit the other citations of the same journal", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R30.1.1; Bluebook R. 16.4", check};

}  // namespace subcite
