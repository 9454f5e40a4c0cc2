// Notes whose words stand once in both drafts are found first; the longest run of them that keeps its order stays, the
// others moved. Between them equal ones pair in order, then those that share most of their words.
#include "run/align.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace subcite {
namespace {

using Texts = std::vector<std::string>;

/// Places of texts that stand once.
std::map<std::string_view, std::int32_t> once_in(const Texts& texts) {
  std::map<std::string_view, std::int32_t> out;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (const auto [it, fresh] = out.emplace(texts[i], static_cast<std::int32_t>(i)); !fresh) it->second = -1;
  return out;
}

/// The longest rising subsequence of the second places, of pairs sorted by the first.
std::vector<NotePair> longest_rising(const std::vector<NotePair>& pairs) {
  std::vector<std::size_t> tails;
  std::vector<std::ptrdiff_t> before(pairs.size(), -1);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto at = std::lower_bound(tails.begin(), tails.end(), pairs[i].after, [&](std::size_t k, std::int32_t value) { return pairs[k].after < value; });
    if (at != tails.begin()) before[i] = static_cast<std::ptrdiff_t>(*(at - 1));
    if (at == tails.end()) tails.push_back(i);
    else *at = i;
  }
  std::vector<NotePair> out;
  for (auto i = tails.empty() ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(tails.back()); i >= 0; i = before[static_cast<std::size_t>(i)]) out.push_back(pairs[static_cast<std::size_t>(i)]);
  std::reverse(out.begin(), out.end());
  return out;
}

/// More than half of the words of the longer stand in the other.
bool is_alike(const std::string& a, const std::string& b) {
  const std::vector<std::string_view> first = split(a, ' ');
  const std::vector<std::string_view> second = split(b, ' ');
  const std::set<std::string_view> known(first.begin(), first.end());
  const std::set<std::string_view> other(second.begin(), second.end());
  const auto shared = static_cast<std::size_t>(std::count_if(other.begin(), other.end(), [&](std::string_view word) { return known.count(word) > 0; }));
  return shared * 2 > std::max(known.size(), other.size());
}

class Aligner {
 public:
  Aligner(const Texts& before, const Texts& after) : before_(before), after_(after), to_(after.size(), NotePair{-1, -1, NoteChange::Added}), gone_(before.size(), true) {}

  std::vector<NotePair> run() {
    const std::vector<NotePair> anchors = anchored();
    std::int32_t b = 0;
    std::int32_t a = 0;
    for (const NotePair& anchor : anchors) {
      gap(b, anchor.before, a, anchor.after);
      pair(anchor.before, anchor.after, NoteChange::Same);
      b = anchor.before + 1;
      a = anchor.after + 1;
    }
    gap(b, static_cast<std::int32_t>(before_.size()), a, static_cast<std::int32_t>(after_.size()));
    return in_order();
  }

 private:
  std::vector<NotePair> anchored() {
    const auto old = once_in(before_);
    const auto fresh = once_in(after_);
    std::vector<NotePair> unique;
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (const auto it = fresh.find(before_[i]); it != fresh.end() && it->second >= 0 && old.at(before_[i]) >= 0) unique.push_back({static_cast<std::int32_t>(i), it->second, NoteChange::Same});
    std::vector<NotePair> kept = longest_rising(unique);
    std::size_t next = 0;  // of those kept, which are some of these in their order
    for (const NotePair& p : unique) {
      if (next < kept.size() && kept[next].before == p.before) ++next;
      else pair(p.before, p.after, NoteChange::Moved);
    }
    return kept;
  }

  void pair(std::int32_t b, std::int32_t a, NoteChange change) {
    to_[static_cast<std::size_t>(a)] = {b, a, change};
    gone_[static_cast<std::size_t>(b)] = false;
  }

  [[nodiscard]] bool is_free(std::int32_t b) const { return gone_[static_cast<std::size_t>(b)]; }

  /// Each new note takes the first old one behind the last taken that is equal, else the first that is alike.
  void gap(std::int32_t b, std::int32_t b_end, std::int32_t a, std::int32_t a_end) {
    constexpr std::int32_t kNear = 40;  // notes looked at ahead
    for (; a < a_end; ++a) {
      if (to_[static_cast<std::size_t>(a)].before >= 0) continue;
      const auto take = [&](auto fits, NoteChange change) {
        for (std::int32_t k = b; k < std::min(b_end, b + kNear); ++k)
          if (is_free(k) && fits(before_[static_cast<std::size_t>(k)], after_[static_cast<std::size_t>(a)])) {
            pair(k, a, change);
            b = k + 1;
            return true;
          }
        return false;
      };
      if (!take([](const std::string& x, const std::string& y) { return x == y; }, NoteChange::Same)) take(is_alike, NoteChange::Changed);
    }
  }

  [[nodiscard]] std::vector<NotePair> in_order() const {
    std::vector<NotePair> out;
    std::int32_t next = 0;  // old notes before it are told
    const auto tell_gone = [&](std::int32_t end) {
      for (; next < end; ++next)
        if (is_free(next)) out.push_back({next, -1, NoteChange::Removed});
    };
    for (std::size_t a = 0; a < to_.size(); ++a) {
      NotePair p = to_[a];
      p.after = static_cast<std::int32_t>(a);
      if (p.change == NoteChange::Same || p.change == NoteChange::Changed) tell_gone(p.before);
      out.push_back(p);
    }
    tell_gone(static_cast<std::int32_t>(before_.size()));
    return out;
  }

  const Texts& before_;
  const Texts& after_;
  std::vector<NotePair> to_;  // by new note
  std::vector<bool> gone_;    // by old note
};

}  // namespace

std::vector<NotePair> align_notes(const std::vector<std::string>& before, const std::vector<std::string>& after) { return Aligner(before, after).run(); }

}  // namespace subcite
