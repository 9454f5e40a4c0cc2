// A row is keyed by rule, group, value and manuscript; a walk over all rows in the order of their keys meets each group once.
#include "run/across.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "lint/lint.h"
#include "rules/across.h"
#include "run/selection.h"

namespace subcite {
namespace {

using nlohmann::json;

constexpr char kEnd = '\x1F';               // of a part of a key
constexpr std::size_t kMostExamples = 5;    // places shown of each variant
constexpr std::size_t kMostVariants = 100;  // of one group
constexpr std::string_view kSpace = "cited";

std::string digits(std::uint64_t number) {
  const std::string out = std::to_string(number);
  return std::string(20 - out.size(), '0') + out;
}

std::string row_of(const Cited& c) {
  const json row{c.paper, c.path, c.note, c.citation, {c.place.part, c.place.line, c.place.column, c.place.end_line, c.place.end_column, c.place.offset}, static_cast<int>(c.kind), c.authors, c.author, c.title, c.container, c.volume, c.page, c.year, c.url, c.own};
  return row.dump(-1, ' ', false, json::error_handler_t::replace);
}

Cited read_row(std::string_view text) {
  Cited c;
  const json row = json::parse(text, nullptr, false);
  if (!row.is_array() || row.size() != 15) return c;
  const json& place = row[4];
  c.paper = row[0], c.path = row[1], c.note = row[2], c.citation = row[3];
  c.place = {place[0], place[1], place[2], place[3], place[4], place[5]};
  c.kind = static_cast<Kind>(row[5].get<int>());
  c.authors = row[6].get<std::vector<std::string>>();
  c.author = row[7], c.title = row[8], c.container = row[9], c.volume = row[10], c.page = row[11], c.year = row[12], c.url = row[13], c.own = row[14];
  return c;
}

/// Of rule, group, value and manuscript; empty where the rule does not look at it.
std::string key_for(const Rule& rule, const Cited& c) {
  const std::string group = rule.across->group(c);
  const std::string value = group.empty() ? std::string() : rule.across->value(c);
  return value.empty() ? std::string() : std::string(rule.code) + kEnd + group + kEnd + value + kEnd + digits(c.paper);
}

/// Gathers the rows of one group after the other.
class Comparison {
 public:
  Comparison(const Selection& selection, std::vector<AcrossFinding>& out) : selection_(selection), out_(out) {}

  void take(std::string_view key, std::string_view row) {
    const std::size_t rule_end = key.find(kEnd);
    const std::size_t group_end = key.find(kEnd, rule_end + 1);
    const std::string_view group = key.substr(0, group_end);
    const std::string_view value = key.substr(group_end + 1, key.rfind(kEnd) - group_end - 1);
    if (group != group_) finish(), group_ = group;
    if (variants_.empty() || variants_.back().value != value) {
      if (variants_.size() == kMostVariants) return;
      variants_.push_back({std::string(value), 0, {}});
    }
    Variant& variant = variants_.back();
    ++variant.papers;
    if (variant.examples.size() < kMostExamples) variant.examples.push_back(read_row(row));
  }

  void finish() {
    if (variants_.size() > 1 && of_several())
      if (const Rule* rule = find_rule(group_.substr(0, group_.find(kEnd))))
        for (const AcrossTold& told : rule->across->judge(variants_)) tell(*rule, told);
    variants_.clear();
  }

 private:
  /// What one manuscript says in two ways, other rules tell.
  [[nodiscard]] bool of_several() const {
    const std::uint64_t first = variants_.front().examples.front().paper;
    return std::any_of(variants_.begin(), variants_.end(), [&](const Variant& v) { return v.papers > 1 || v.examples.front().paper != first; });
  }

  void tell(const Rule& rule, const AcrossTold& told) {
    AcrossFinding f;
    f.rule = rule.code;
    f.name = rule.slug;
    f.severity = severity_of(selection_, rule);
    f.message = told.message;
    f.help = told.help;
    f.fingerprint = fingerprint_of(group_);
    for (const std::size_t i : told.variants)
      for (const Cited& c : variants_[i].examples) f.places.push_back({c.path, c.note, c.citation, c.place, c.title});
    out_.push_back(std::move(f));
  }

  const Selection& selection_;
  std::vector<AcrossFinding>& out_;
  std::string group_;
  std::vector<Variant> variants_;
};

/// A volume that differs since one article's place is wrong is told once, with the article.
void absorb(std::vector<AcrossFinding>& findings) {
  std::set<std::pair<std::string, std::string>> told;
  for (const AcrossFinding& f : findings)
    if (f.rule == "Y002")
      for (const AcrossPlace& place : f.places) told.emplace(place.path, place.citation);
  std::erase_if(findings, [&](const AcrossFinding& f) { return f.rule == "Y009" && told.count({f.places.front().path, f.places.front().citation}) > 0; });
}

std::vector<const Rule*> across_rules(const Selection& selection) {
  std::vector<const Rule*> out;
  for (const Rule* rule : catalogue())
    if (rule->across != nullptr && is_asked(selection, std::string(rule->code))) out.push_back(rule);
  return out;
}

}  // namespace

std::vector<AcrossFinding> compare(const Rule& rule, const std::vector<Cited>& cited) {
  std::map<std::string, std::string> rows;
  for (const Cited& c : cited)
    if (std::string key = key_for(rule, c); !key.empty()) rows.emplace(std::move(key), row_of(c));
  std::vector<AcrossFinding> out;
  const Selection selection;
  Comparison comparison(selection, out);
  for (const auto& [key, row] : rows) comparison.take(key, row);
  comparison.finish();
  return out;
}

Result<std::unique_ptr<Across>> Across::open(const Settings& settings, io::World& world) {
  if (settings.paths.size() < 2) return std::unique_ptr<Across>();
  Result<Selection> selection = selection_for(settings.paths.front(), settings.selection, world);
  std::vector<const Rule*> on = selection ? across_rules(*selection) : std::vector<const Rule*>();
  if (on.empty()) return std::unique_ptr<Across>();
  const std::string folder = world.environment.variable("TMPDIR");
  std::string path = (folder.empty() ? "/tmp" : folder) + "/subcite-" + world.ids.uuid() + ".sqlite";
  std::unique_ptr<Across> across(new Across(std::move(path), std::move(*selection), world));
  across->rules_ = std::move(on);
  auto store = world.store(across->path_);
  if (!store) return tl::unexpected<Error>(store.error());
  across->store_ = std::move(*store);
  return across;
}

Across::~Across() {
  store_.store.reset();
  for (const char* tail : {"", "-wal", "-shm"}) world_.files.remove(path_ + tail);
}

void Across::add(const Manuscript& m) {
  const std::uint64_t paper = papers_++;
  if (!m.error.empty()) return;
  std::set<std::string> seen;
  std::vector<std::pair<std::string, std::string>> rows;
  std::vector<Cited> cited = cited_works({m.document, m.citations, m.index, m.links, m.results});
  for (Cited& c : cited) {
    c.paper = paper;
    c.path = m.path;
    for (const Rule* rule : rules_) {
      std::string key = key_for(*rule, c);
      if (!key.empty() && seen.insert(key).second) rows.emplace_back(std::move(key), row_of(c));
    }
  }
  if (const auto put = store_.store->put_all(kSpace, rows); !put && trouble_.empty()) trouble_ = put.error().message;
}

Result<std::vector<AcrossFinding>> Across::findings() {
  std::vector<AcrossFinding> out;
  if (!trouble_.empty()) return failure("What the manuscripts cite could not be compared: " + trouble_);
  Comparison comparison(selection_, out);
  store_.store->each(kSpace, [&](std::string_view key, std::string_view row) { comparison.take(key, row); });
  comparison.finish();
  absorb(out);
  return out;
}

}  // namespace subcite
