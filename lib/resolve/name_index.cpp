// Inverted lists from words to groups; of a name of several words only the rarest is looked up.
#include "resolve/name_index.h"

#include <algorithm>

#include "facts/table.h"
#include "facts/words.h"

namespace subcite::resolving {
namespace {

constexpr std::size_t kMostCandidates = 400;  // of one lookup; manuscripts have a handful
constexpr std::size_t kMostSpellings = 2000;  // looked at for one word

std::string signature(WorkIndex work, const Names& names, const std::string& place) {
  std::string out = std::to_string(work) + '\n' + place + '\n' + names.label + '\n' + std::to_string(names.author_count) + (names.capitals ? "C" : "c");
  for (const std::string& word : names.all) (out += ' ') += word;
  return out;
}

std::string joined_from(const std::vector<std::string>& words, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) out += words[i];
  return out;
}

/// Two letters may differ, and umlauts may be spelled out.
bool near_in_length(const std::string& a, const std::string& b) { return a.size() <= b.size() + 3 && b.size() <= a.size() + 3; }

std::string beginning(const std::string& word) { return "^" + word.substr(0, 1); }
std::string ending(const std::string& word) { return word.size() < 8 ? std::string() : "$" + word.substr(word.size() - 3); }

}  // namespace

void NameIndex::add(CitationIndex full, WorkIndex work, const Names& names, const std::string& place) {
  group_of_.resize(static_cast<std::size_t>(full) + 1, -1);
  const auto [it, fresh] = known_.emplace(signature(work, names, place), static_cast<Group>(members_.size()));
  const Group group = it->second;
  group_of_.back() = group;
  if (fresh) members_.emplace_back();
  members_[static_cast<std::size_t>(group)].push_back(full);
  if (!fresh) return;
  for (const std::string& word : names.all) words_.add(word, group);
  for (const std::string& letters : names.initials) initials_.add(letters, group);
  labels_.add(names.label, group);
  places_.add(place, group);
  post_people(names, group);
  if (names.author_count == 0) anonymous_.push_back(group);
}

void NameIndex::post_people(const Names& names, Group group) {
  for (const std::string& word : names.people) {
    if (people_.find(word) == nullptr) {
      spellings_[beginning(word)].push_back(word);
      if (word.size() >= 8) spellings_[ending(word)].push_back(word);
    }
    people_.add(word, group);
  }
  for (const auto& author : names.authors)
    for (std::size_t from = 0; from < author.size(); ++from) double_names_.add(joined_from(author, from), group);
}

const Postings::List* NameIndex::rarest(const std::vector<std::string>& words) const {
  const Postings::List* best = nullptr;
  for (const std::string& word : words) {
    const Postings::List* groups = words_.find(word);
    if (groups == nullptr) return nullptr;
    if (best == nullptr || groups->size < best->size) best = groups;
  }
  return best;
}

std::vector<CitationIndex> NameIndex::firsts(Groups groups) const {
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  std::vector<CitationIndex> out;
  for (const Group group : groups)
    if (out.size() < kMostCandidates) out.push_back(members_[static_cast<std::size_t>(group)].front());
  return out;
}

std::vector<CitationIndex> NameIndex::named(const Wanted& wanted) const {
  Groups found;
  const auto take = [&](const Postings& postings, const Postings::List* groups) {
    if (groups != nullptr) postings.take(*groups, kMostCandidates, found);
  };
  if (wanted.designation) found.assign(anonymous_.begin(), anonymous_.begin() + static_cast<long>(std::min(anonymous_.size(), kMostCandidates)));
  take(labels_, labels_.find(wanted.label));
  take(words_, rarest(wanted.words));
  take(words_, rarest(wanted.last_part));
  if (wanted.authors.size() == 1) take(words_, rarest(wanted.authors.front()));
  const std::string letters = joined_from(wanted.words, 0);
  take(initials_, initials_.find(letters));
  if (const auto* row = facts::acronyms().find(letters)) take(words_, rarest(facts::significant_words(row->a)));
  return firsts(std::move(found));
}

void NameIndex::slips_of(const std::string& word, Groups& found) const {
  for (const std::string& key : {beginning(word), ending(word)}) {
    const auto it = spellings_.find(key);
    if (it == spellings_.end()) continue;
    const std::size_t end = std::min(it->second.size(), kMostSpellings);
    for (std::size_t i = 0; i < end; ++i)
      if (const std::string& other = it->second[i]; near_in_length(word, other) && nearly_same_word(word, other))
        if (const Postings::List* groups = people_.find(other); groups != nullptr && found.size() < kMostCandidates) people_.take(*groups, groups->size, found);
  }
}

std::vector<CitationIndex> NameIndex::nearly_named(const Wanted& wanted) const {
  const auto& words = wanted.authors.size() == 1 && !wanted.title.empty() ? wanted.authors[0] : wanted.words;
  Groups found;
  for (const std::string& word : words) slips_of(word, found);
  const std::string whole = joined_from(words, 0);
  if (const Postings::List* groups = double_names_.find(whole)) double_names_.take(*groups, groups->size, found);
  return firsts(std::move(found));
}

std::vector<CitationIndex> NameIndex::placed(const std::string& place) const {
  Groups found;
  if (const Postings::List* groups = places_.find(place)) places_.take(*groups, groups->size, found);
  return firsts(std::move(found));
}

CitationIndex NameIndex::last_alike(CitationIndex first, CitationIndex limit) const {
  const auto& members = members_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(first)])];
  const auto behind = std::upper_bound(members.begin(), members.end(), limit);
  return behind == members.begin() ? -1 : *(behind - 1);
}

}  // namespace subcite::resolving
