// Lists of numbers by word, in the order in which they were added. A word is kept as a hash of 64 bits: two words with one
// hash share a list, which only adds to what has to be judged anyway. The lists of all words stand in one array.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/key_table.h"
#include "base/text.h"

namespace subcite::resolving {

class Postings {
 public:
  using Number = std::int32_t;

  struct List {
    std::uint32_t first = 0;  // of the array
    std::uint32_t last = 0;
    std::uint32_t size = 0;
  };

  /// Nothing is added for an empty word, nor twice in a row.
  void add(std::string_view word, Number number) {
    if (word.empty()) return;
    List& list = lists_[fnv1a(word)];
    if (list.size > 0 && posts_[list.last].number == number) return;
    const auto at = static_cast<std::uint32_t>(posts_.size());
    posts_.push_back({number, 0});
    if (list.size == 0) list.first = at;
    else posts_[list.last].next = at;
    list.last = at;
    ++list.size;
  }

  /// The list of a word; null for none.
  [[nodiscard]] const List* find(std::string_view word) const { return word.empty() ? nullptr : lists_.find(fnv1a(word)); }

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

  KeyTable<List> lists_;
  std::vector<Post> posts_;
};

}  // namespace subcite::resolving
