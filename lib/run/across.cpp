// Rules and their groups are compared as digests of 64 bits: sorted, what belongs together stands together, and only where a group
// says two things is a citation looked at again.
#include "run/across.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "lint/lint.h"
#include "resolve/works.h"
#include "rules/across.h"
#include "run/cited_row.h"
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

/// A volume that differs since one article's place is wrong is told once, with the article.
void absorb(std::vector<AcrossFinding>& findings) {
  std::set<std::pair<std::string, std::string>> told;
  for (const AcrossFinding& f : findings)
    if (f.rule == "Y002")
      for (const AcrossPlace& place : f.places) told.emplace(place.path, place.citation);
  std::erase_if(findings, [&](const AcrossFinding& f) { return f.rule == "Y009" && told.count({f.places.front().path, f.places.front().citation}) > 0; });
}

/// With its bits mixed once more, since very many are compared.
std::uint64_t digest(std::string_view text) {
  const std::uint64_t value = fnv1a(text);
  return (value ^ value >> 32U) * 0x9E3779B97F4A7C15ULL;
}

void put_number(std::uint64_t number, std::string& out) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> static_cast<unsigned>(shift));
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i) out = out << 8U | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

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

/// In order, and no more than are told.
void most_shared(SharedWorks& shared) {
  std::stable_sort(shared.works.begin(), shared.works.end(), [](const SharedWork& a, const SharedWork& b) { return std::tuple(b.papers, std::string_view(a.words)) < std::tuple(a.papers, std::string_view(b.words)); });
  if (shared.works.size() <= kMostShared) return;
  shared.left_off += shared.works.size() - kMostShared;
  shared.works.resize(kMostShared);
}

}  // namespace

/// Gathers one group after the other.
class Across::Comparison {
 public:
  Comparison(const Across& across, std::vector<AcrossFinding>& out, SharedWorks& shared) : across_(across), out_(out), shared_(shared) {}

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
    SharedWork work;
    work.papers = seen.papers;
    for (const std::uint64_t number : seen.works) {
      Cited c = read_row(across_.work(number));
      if (work.places.empty()) work.kind = c.kind, work.words = c.words;
      work.places.push_back(place_of(c));
    }
    shared_.works.push_back(std::move(work));
    if (shared_.works.size() >= 2 * kMostShared) most_shared(shared_);
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
    out_.push_back(std::move(f));
  }

  const Across& across_;
  std::vector<AcrossFinding>& out_;
  SharedWorks& shared_;
  std::uint32_t rule_ = kNone;
  std::uint64_t group_ = 0;
  std::vector<Seen> seen_;
  std::uint32_t first_paper_ = kNone;
  bool several_ = false;
};

namespace {

/// An [[ignore]] entry means it: by rule, and by words of its message or of a title.
bool is_meant(const Selection& selection, const AcrossFinding& f) {
  return std::any_of(selection.ignores.begin(), selection.ignores.end(), [&](const Ignore& entry) {
    const Rule* rule = find_rule(entry.rule);
    const bool by_rule = entry.rule.empty() ? !entry.text.empty() : rule == nullptr ? is_across(entry.rule)
                                                                                    : rule->code == f.rule;
    return by_rule && entry.note.empty() && f.message.find(entry.text) != std::string::npos;
  });
}

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

Across::Across(std::vector<const Rule*> rules, Selection selection, io::World& world, Bounds bounds, bool shares) : rules_(std::move(rules)), selection_(std::move(selection)), world_(world), bounds_(bounds), shares_(shares) { keys_.reserve(bounds.keys); }

Across::~Across() {
  store_.store.reset();
  for (const char* tail : {"", "-wal", "-shm"})
    if (!path_.empty()) world_.files.remove(path_ + tail);
}

CitedRows Across::rows_of(const Manuscript& m) const {
  CitedRows out;
  if (!m.error.empty()) return out;
  std::set<std::tuple<std::uint32_t, std::uint64_t, std::uint64_t>> seen;
  for (Cited& c : cited_works({m.document, m.citations, m.index, m.links, m.results})) {
    c.path = m.path;
    CitedRow row;
    const auto add = [&](std::uint32_t rule, const std::string& group, const std::string& value) {
      const CitedRow::Key key{digest(group), digest(value), rule};
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

/// Opens the file where it is not open yet.
bool Across::on_disk() {
  if (store_.store != nullptr) return true;
  const std::string folder = world_.environment.variable("TMPDIR");
  path_ = (folder.empty() ? "/tmp" : folder) + "/subcite-" + world_.ids.uuid() + ".sqlite";
  auto store = world_.store(path_);
  if (store) store_ = std::move(*store);
  else if (trouble_.empty()) trouble_ = store.error().message;
  return store_.store != nullptr;
}

void Across::spill_works() {
  if (!on_disk()) return;
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::string& work : works_) rows.emplace_back(sortable(works_before_ + rows.size()), std::move(work));
  if (const auto put = store_.store->put_all(kWorks, rows); !put && trouble_.empty()) trouble_ = put.error().message;
  works_before_ += works_.size();
  works_.clear();
}

/// In the order in which they are walked: rule, group, value, paper.
std::string Across::packed(const Key& key) {
  std::string out;
  for (const std::uint64_t number : {std::uint64_t{key.rule}, key.group, key.value, std::uint64_t{key.paper}, key.work}) put_number(number, out);
  return out;
}

Across::Key Across::unpacked(std::string_view bytes) { return {number_at(bytes, 8), number_at(bytes, 16), number_at(bytes, 32), static_cast<std::uint32_t>(number_at(bytes, 24)), static_cast<std::uint32_t>(number_at(bytes, 0))}; }

void Across::sort_keys() {
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) { return std::tie(a.rule, a.group, a.value, a.paper, a.work) < std::tie(b.rule, b.group, b.value, b.paper, b.work); });
}

void Across::spill_keys() {
  if (!on_disk()) return;
  sort_keys();
  for (std::size_t begin = 0; begin < keys_.size(); begin += kChunk) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (std::size_t i = begin; i < std::min(begin + kChunk, keys_.size()); ++i) rows.emplace_back(packed(keys_[i]), std::string());
    if (const auto put = store_.store->put_all(kKeys, rows); !put && trouble_.empty()) trouble_ = put.error().message;
  }
  keys_.clear();
  keys_on_disk_ = true;
}

std::string Across::work(std::uint64_t number) const {
  if (number >= works_before_) return works_[number - works_before_];
  return store_.store->get(kWorks, sortable(number)).value_or(std::string());
}

Result<std::vector<AcrossFinding>> Across::findings() {
  std::vector<AcrossFinding> out;
  if (keys_on_disk_) spill_keys();
  if (!trouble_.empty()) return failure("What the manuscripts cite could not be compared: " + trouble_);
  Comparison comparison(*this, out, shared_);
  if (keys_on_disk_) {
    store_.store->each(kKeys, [&](std::string_view key, std::string_view) { comparison.take(unpacked(key)); });
  } else {
    sort_keys();
    for (const Key& key : keys_) comparison.take(key);
  }
  comparison.finish();
  most_shared(shared_);
  absorb(out);
  std::erase_if(out, [&](const AcrossFinding& f) { return is_meant(selection_, f); });
  std::stable_sort(out.begin(), out.end(), [](const AcrossFinding& a, const AcrossFinding& b) { return std::pair(a.rule, std::string_view(a.message)) < std::pair(b.rule, std::string_view(b.message)); });
  return out;
}

}  // namespace subcite
