// Rules and their groups are compared as digests of 64 bits: sorted, what belongs together stands together, and only where a group
// says two things is a citation looked at again.
#include "run/across.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/text.h"
#include "lint/lint.h"
#include "resolve/works.h"
#include "rules/across.h"
#include "run/cited_row.h"
#include "run/digest.h"
#include "run/selection.h"

namespace subcite {
namespace {

constexpr std::size_t kMostExamples = 5;    // places shown of each variant
constexpr std::size_t kMostVariants = 100;  // of one group
constexpr std::size_t kMostPlaces = 100;    // of a work that several cite
constexpr std::size_t kMostShared = 1'000;  // works told
constexpr std::size_t kChunk = 10'000;      // of keys, written at once
constexpr std::string_view kWorks = "works";
constexpr std::string_view kKeys = "keys";

/// Where a finding stands; what differs since one article's place is wrong is told once, with the article.
std::uint64_t cited_at(const AcrossPlace& place) { return digest_of(place.path + '\0' + place.citation); }

/// What a work is known by in all manuscripts; empty where its fields are too few to know it by.
std::string identity_of(const Manuscript& m, const Cited& c) {
  if (c.own || c.at < 0) return {};
  const Citation& citation = m.citations[static_cast<std::size_t>(c.at)];
  const bool placed = (!citation.page.empty() && !citation.volume.empty()) || !citation.symbol.empty() || (!citation.container.empty() && !citation.pincite.empty() && !citation.title.empty());
  const std::size_t words = rules_across::words_in(c.title_key);
  const bool statute = citation.kind == Kind::Statute || citation.kind == Kind::Regulation || citation.kind == Kind::Constitution;
  if (!placed && !(statute && !citation.pincite.empty()) && words < 2 && (words == 0 || c.author.empty())) return {};
  return resolving::work_key(m.document, citation) + (citation.kind == Kind::Bill ? ' ' + std::to_string(c.year) : "");  // each Congress numbers anew
}

AcrossPlace place_of(const Cited& c) { return {c.path, c.note, c.citation, c.place, c.title}; }

/// An [[ignore]] entry means it: by rule, and by words of its message or of a title.
bool is_meant(const Selection& selection, const AcrossFinding& f) {
  return std::any_of(selection.ignores.begin(), selection.ignores.end(), [&](const Ignore& entry) {
    const Rule* rule = find_rule(entry.rule);
    const bool by_rule = entry.rule.empty() ? !entry.text.empty() : rule == nullptr ? is_across(entry.rule)
                                                                                    : rule->code == f.rule;
    return by_rule && entry.note.empty() && f.message.find(entry.text) != std::string::npos;
  });
}

}  // namespace

/// Gathers one group after the other.
class Across::Comparison {
 public:
  Comparison(Across& across, const std::function<void(AcrossFinding&)>& decide) : across_(across), decide_(decide) {}

  void take(const Key& key) {
    if (key.rule != rule_ || key.group != group_) finish(), rule_ = key.rule, group_ = key.group;
    if (seen_.empty() || seen_.back().value != key.value) {
      if (seen_.size() == kMostVariants) return;
      seen_.push_back({key.value, 0, {}});
    }
    Seen& seen = seen_.back();
    if (seen.papers++ < (is_shared() ? kMostPlaces : kMostExamples)) seen.works.push_back(key.work);
    if (first_paper_ == kNone) first_paper_ = key.paper;
    several_ = several_ || key.paper != first_paper_;
  }

  /// What one manuscript says in two ways, other rules tell.
  void finish() {
    if (several_ && is_shared()) share(seen_.front());
    else if (seen_.size() > 1 && several_) judge(*across_.rules_[rule_]);
    seen_.clear();
    first_paper_ = kNone;
    several_ = false;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Seen {
    std::uint64_t value;
    std::uint64_t papers;
    std::vector<std::uint64_t> works;
  };

  /// The group is of one work, and no rule's.
  [[nodiscard]] bool is_shared() const { return rule_ == across_.rules_.size(); }

  /// Of too many those stay that most papers cite.
  void share(const Seen& seen) {
    across_.shared_.push_back({seen.papers, read_row(across_.work(seen.works.front())).words, seen.works});
    if (across_.shared_.size() >= 2 * kMostShared) across_.keep_most_shared();
  }

  void judge(const Rule& rule) {
    std::vector<Variant> variants;
    for (const Seen& seen : seen_) {
      Variant& variant = variants.emplace_back();
      for (const std::uint64_t work : seen.works) variant.examples.push_back(read_row(across_.work(work)));
      variant.value = rule.across->value(variant.examples.front());
      variant.papers = seen.papers;
    }
    std::sort(variants.begin(), variants.end(), [](const Variant& a, const Variant& b) { return a.value < b.value; });
    for (const AcrossTold& told : rule.across->judge(variants)) tell(rule, told, variants);
  }

  void tell(const Rule& rule, const AcrossTold& told, const std::vector<Variant>& variants) {
    AcrossFinding f;
    f.rule = rule.code;
    f.name = rule.slug;
    f.severity = severity_of(across_.selection_, rule);
    f.message = told.message;
    f.help = told.help;
    f.fingerprint = fingerprint_of(std::string(rule.code) + rule.across->group(variants.front().examples.front()));
    for (const std::size_t i : told.variants)
      for (const Cited& c : variants[i].examples) f.places.push_back(place_of(c));
    if (is_told_with_its_article(f) || is_meant(across_.selection_, f)) return;
    decide_(f);
    across_.findings_.add(f);
  }

  /// Rules are walked in their order, so that the articles were before.
  bool is_told_with_its_article(const AcrossFinding& f) {
    if (f.rule == "Y002")
      for (const AcrossPlace& place : f.places) articles_.insert(cited_at(place));
    return f.rule == "Y009" && articles_.count(cited_at(f.places.front())) > 0;
  }

  Across& across_;
  const std::function<void(AcrossFinding&)>& decide_;
  std::unordered_set<std::uint64_t> articles_;  // whose place is told to differ
  std::uint32_t rule_ = kNone;
  std::uint64_t group_ = 0;
  std::vector<Seen> seen_;
  std::uint32_t first_paper_ = kNone;
  bool several_ = false;
};

namespace {

bool tells_shared(const Settings& settings) {
  const auto tells = [](const std::string& format) { return report_format(format) != nullptr && report_format(format)->tells_shared; };
  return tells(settings.format) || std::any_of(settings.reports.begin(), settings.reports.end(), [&](const ReportTarget& report) { return tells(report.format); });
}

}  // namespace

std::unique_ptr<Across> Across::open(const Settings& settings, io::World& world) {
  if (settings.paths.size() < 2) return nullptr;
  const Result<Selection> near = selection_for(settings.paths.front(), settings.selection, world);
  const Selection selection = near ? *near : settings.selection;  // what is wrong with the file is told with the manuscript
  std::vector<const Rule*> on;
  for (const Rule* rule : catalogue())
    if (rule->across != nullptr && is_asked(selection, std::string(rule->code))) on.push_back(rule);
  const bool shares = tells_shared(settings);
  return on.empty() && !shares ? nullptr : std::make_unique<Across>(std::move(on), selection, world, Bounds(), shares);
}

Across::Across(std::vector<const Rule*> rules, Selection selection, io::World& world, Bounds bounds, bool shares) : rules_(std::move(rules)), selection_(std::move(selection)), bounds_(bounds), shares_(shares), scratch_(world), findings_(scratch_, bounds.findings) { keys_.reserve(bounds.keys); }

CitedRows Across::rows_of(const Manuscript& m) const {
  CitedRows out;
  if (!m.error.empty()) return out;
  std::set<std::tuple<std::uint32_t, std::uint64_t, std::uint64_t>> seen;
  for (Cited& c : cited_works({m.document, m.citations, m.index, m.links, m.results})) {
    c.path = m.path;
    CitedRow row;
    const auto add = [&](std::uint32_t rule, const std::string& group, const std::string& value) {
      const CitedRow::Key key{digest_of(group), digest_of(value), rule};
      if (seen.emplace(rule, key.group, key.value).second) row.keys.push_back(key);
    };
    for (std::uint32_t r = 0; r < rules_.size(); ++r) {
      const std::string group = rules_[r]->across->group(c);
      const std::string value = group.empty() ? std::string() : rules_[r]->across->value(c);
      if (!value.empty()) add(r, group, value);
    }
    const std::string identity = shares_ ? identity_of(m, c) : std::string();
    if (!identity.empty()) add(static_cast<std::uint32_t>(rules_.size()), identity, {});
    if (row.keys.empty()) continue;
    row.cited = row_of(c);
    out.push_back(std::move(row));
  }
  return out;
}

void Across::add(CitedRows rows) {
  for (CitedRow& row : rows) {
    for (const CitedRow::Key& key : row.keys) keys_.push_back({key.group, key.value, works_before_ + works_.size(), papers_, key.rule});
    works_.push_back(std::move(row.cited));
  }
  ++papers_;
  if (works_.size() >= bounds_.works) spill_works();
  if (keys_.size() >= bounds_.keys) spill_keys();
}

void Across::spill_works() {
  Scratch::Rows rows;
  for (std::string& work : works_) rows.emplace_back(sortable(works_before_ + rows.size()), std::move(work));
  scratch_.put(kWorks, rows);
  works_before_ += works_.size();
  works_.clear();
}

/// In the order in which they are walked: rule, group, value, paper.
std::string Across::packed(const Key& key) {
  std::string out;
  for (const std::uint64_t number : {std::uint64_t{key.rule}, key.group, key.value, std::uint64_t{key.paper}, key.work}) put_big_endian(number, out);
  return out;
}

Across::Key Across::unpacked(std::string_view bytes) { return {big_endian_at(bytes, 8), big_endian_at(bytes, 16), big_endian_at(bytes, 32), static_cast<std::uint32_t>(big_endian_at(bytes, 24)), static_cast<std::uint32_t>(big_endian_at(bytes, 0))}; }

void Across::sort_keys() {
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) { return std::tie(a.rule, a.group, a.value, a.paper, a.work) < std::tie(b.rule, b.group, b.value, b.paper, b.work); });
}

void Across::spill_keys() {
  sort_keys();
  for (std::size_t begin = 0; begin < keys_.size(); begin += kChunk) {
    Scratch::Rows rows;
    for (std::size_t i = begin; i < std::min(begin + kChunk, keys_.size()); ++i) rows.emplace_back(packed(keys_[i]), std::string());
    scratch_.put(kKeys, rows);
  }
  keys_.clear();
  keys_on_disk_ = true;
}

std::string Across::work(std::uint64_t number) const {
  if (number >= works_before_) return works_[number - works_before_];
  return scratch_.get(kWorks, sortable(number)).value_or(std::string());
}

void Across::each_key(const std::function<void(const Key&)>& take) {
  if (keys_on_disk_) return scratch_.each(kKeys, [&](std::string_view key, std::string_view) { take(unpacked(key)); });
  sort_keys();
  for (const Key& key : keys_) take(key);
}

Result<void> Across::compare(const std::function<void(AcrossFinding&)>& decide) {
  if (keys_on_disk_) spill_keys();
  Comparison comparison(*this, decide);
  if (scratch_.sound()) each_key([&](const Key& key) { comparison.take(key); });
  comparison.finish();
  findings_.finish();
  keep_most_shared();
  if (const auto sound = scratch_.sound(); !sound) return failure("What the manuscripts cite could not be compared: " + sound.error().message);
  return {};
}

/// In order, and no more than are told.
void Across::keep_most_shared() {
  std::stable_sort(shared_.begin(), shared_.end(), [](const Candidate& a, const Candidate& b) { return std::tuple(b.papers, std::string_view(a.words)) < std::tuple(a.papers, std::string_view(b.words)); });
  if (shared_.size() <= kMostShared) return;
  shared_left_off_ += shared_.size() - kMostShared;
  shared_.resize(kMostShared);
}

SharedWork Across::told(const Candidate& candidate) const {
  SharedWork work;
  work.papers = candidate.papers;
  for (const std::uint64_t number : candidate.works) {
    Cited c = read_row(this->work(number));
    if (work.places.empty()) work.kind = c.kind, work.words = c.words;
    work.places.push_back(place_of(c));
  }
  return work;
}

SharedWorks Across::shared() const {
  const auto walk = [this](const Sequence<SharedWork>::Take& take) {
    for (const Candidate& candidate : shared_) take(told(candidate));
  };
  return {{shared_.size(), walk}, shared_left_off_};
}

}  // namespace subcite
