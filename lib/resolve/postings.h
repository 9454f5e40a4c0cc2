// Lists of numbers by word, in the order in which they were added. A word is kept as a hash of 64 bits: two words with one
// hash share a list, which only adds to what has to be judged anyway. The lists of all words stand in one array.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace subcite::resolving {

class Postings {
 public:
  using Number = std::int32_t;

  struct List {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  // of the array
    std::uint32_t last = 0;
    std::uint32_t size = 0;  // 0: no list
  };

  /// Nothing is added for an empty word, nor twice in a row.
  void add(std::string_view word, Number number) {
    if (word.empty()) return;
    if (2 * used_ >= lists_.size()) grow();
    const std::uint64_t key = fnv1a(word);
    List& list = lists_[place_of(key)];
    if (list.size > 0 && posts_[list.last].number == number) return;
    const auto at = static_cast<std::uint32_t>(posts_.size());
    posts_.push_back({number, 0});
    if (list.size == 0) list.key = key, list.first = at, ++used_;
    else posts_[list.last].next = at;
    list.last = at;
    ++list.size;
  }

  /// The list of a word; null for none.
  [[nodiscard]] const List* find(std::string_view word) const {
    if (lists_.empty() || word.empty()) return nullptr;
    const List& list = lists_[place_of(fnv1a(word))];
    return list.size == 0 ? nullptr : &list;
  }

  /// Adds the first numbers of a list to others.
  void take(const List& list, std::size_t most, std::vector<Number>& out) const {
    std::uint32_t at = list.first;
    for (std::size_t i = 0; i < list.size && i < most; ++i, at = posts_[at].next) out.push_back(posts_[at].number);
  }

 private:
  struct Post {
    Number number = 0;
    std::uint32_t next = 0;
  };

  /// Where the key stands or would stand; at least half of the places are empty.
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = lists_.size() - 1;
    std::size_t at = (key ^ (key >> 32U)) & mask;
    while (lists_[at].size > 0 && lists_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t kFirst = 64;  // always a power of two
    std::vector<List> old(lists_.empty() ? kFirst : 2 * lists_.size());
    old.swap(lists_);
    for (const List& list : old)
      if (list.size > 0) lists_[place_of(list.key)] = list;
  }

  std::vector<List> lists_;
  std::vector<Post> posts_;
  std::size_t used_ = 0;
};

}  // namespace subcite::resolving
