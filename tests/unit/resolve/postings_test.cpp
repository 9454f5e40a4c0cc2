// Numbers come back by word, in the order in which they were added.
#include "resolve/postings.h"

#include <gtest/gtest.h>

#include <string>

namespace subcite::resolving {
namespace {

using Numbers = std::vector<Postings::Number>;

Numbers taken(const Postings& postings, std::string_view word, std::size_t most = 100) {
  Numbers out;
  if (const Postings::List* list = postings.find(word)) postings.take(*list, most, out);
  return out;
}

TEST(Postings, keep_numbers_by_word) {
  Postings postings;
  EXPECT_EQ(postings.find("weir"), nullptr);
  for (Postings::Number number : {3, 3, 5, 9}) postings.add("weir", number);
  postings.add("tide", 5);
  postings.add("", 1);
  EXPECT_EQ(taken(postings, "weir"), (Numbers{3, 5, 9}));
  EXPECT_EQ(taken(postings, "weir", 2), (Numbers{3, 5}));
  EXPECT_EQ(taken(postings, "tide"), (Numbers{5}));
  EXPECT_EQ(postings.find("weir")->size, 3U);
  EXPECT_EQ(postings.find(""), nullptr);
  EXPECT_EQ(postings.find("ferry"), nullptr);
}

TEST(Postings, grow_with_their_words) {
  Postings postings;
  constexpr Postings::Number kWords = 3000;
  for (Postings::Number round = 0; round < 2; ++round)
    for (Postings::Number word = 0; word < kWords; ++word) postings.add("w" + std::to_string(word), word + round);
  for (Postings::Number word = 0; word < kWords; ++word) EXPECT_EQ(taken(postings, "w" + std::to_string(word)), (Numbers{word, word + 1}));
}

}  // namespace
}  // namespace subcite::resolving
