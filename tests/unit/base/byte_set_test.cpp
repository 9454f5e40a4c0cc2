// Looking for bytes by table and eight at a time finds what a look at each byte finds, from every place on.
#include "base/byte_set.h"

#include <gtest/gtest.h>

#include <string>

namespace subcite {
namespace {

/// The first place from `from` on where `holds` is true; the text's size for none.
template <class Holds>
std::size_t first_where(std::string_view text, std::size_t from, Holds holds) {
  while (from < text.size() && !holds(static_cast<unsigned char>(text[from]))) ++from;
  return std::min(from, text.size());
}

TEST(ByteSet, finds_the_first_of_its_bytes) {
  constexpr ByteSet kSet = bytes_of("v(\xE2");
  const std::string text = "Roe v. Poe, “Weirs” (1990), and a longer stretch without any of them";
  for (std::size_t from = 0; from <= text.size(); ++from)
    EXPECT_EQ(find_in(text, kSet, from), first_where(text, from, [](unsigned char byte) { return byte == 'v' || byte == '(' || byte == 0xE2; }));
  EXPECT_EQ(find_in("", kSet), 0U);
  EXPECT_EQ(find_in("abc", kSet, 9), 3U);
}

TEST(ByteSet, finds_the_first_byte_above_ascii_wherever_it_stands) {
  for (std::size_t size = 0; size < 20; ++size)
    for (std::size_t place = 0; place <= size; ++place) {
      std::string text(size, 'a');
      if (place < size) text[place] = '\x80';
      for (std::size_t from = 0; from <= size; ++from) EXPECT_EQ(find_above_ascii(text, from), place < from ? size : place);
    }
}

}  // namespace
}  // namespace subcite
