// Addresses in running text and their parts.
#include "base/url.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

std::vector<std::string> urls(const std::string& text) {
  std::vector<std::string> out;
  for (const PrintedUrl& url : find_urls(text, {0, static_cast<std::uint32_t>(text.size())})) out.emplace_back(slice(text, url.span));
  return out;
}

TEST(FindUrls, leaves_sentence_punctuation_outside) {
  EXPECT_EQ(urls("See https://a.example/x. Then (http://b.example/y), and https://c.example/Eel_(fish)."), (std::vector<std::string>{"https://a.example/x", "http://b.example/y", "https://c.example/Eel_(fish)"}));
}

TEST(FindUrls, takes_what_stands_between_angle_brackets) {
  EXPECT_EQ(urls("<https://a.example/two words.pdf>."), (std::vector<std::string>{"https://a.example/two words.pdf"}));
}

TEST(FindUrls, finds_near_misses) {
  EXPECT_EQ(urls("http:/a.example and htpp://b.example and https// c"), (std::vector<std::string>{"http:/a.example", "htpp://b.example", "https//"}));
  EXPECT_TRUE(urls("the http protocol; ratio a:/b; ship://x").empty());
}

TEST(NormalisedUrl, folds_what_means_the_same) {
  EXPECT_EQ(normalised_url("https://www.A.example/x/?utm_source=f&b=2&a=1#part"), normalised_url("http://a.example/x?a=1&b=2"));
  EXPECT_NE(normalised_url("http://a.example/x?id=1"), normalised_url("http://a.example/x?id=2"));
  EXPECT_NE(normalised_url("http://a.example/#/doc/1"), normalised_url("http://a.example/#/doc/2"));
}

/// RFC 3986 section 5.4.1, the cases a web server sends.
TEST(ResolveUrl, follows_rfc_3986) {
  const std::string base = "http://a/b/c/d;p?q";
  EXPECT_EQ(resolve_url(base, "g"), "http://a/b/c/g");
  EXPECT_EQ(resolve_url(base, "/g"), "http://a/g");
  EXPECT_EQ(resolve_url(base, "//g"), "http://g");
  EXPECT_EQ(resolve_url(base, "?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolve_url(base, "../g"), "http://a/b/g");
  EXPECT_EQ(resolve_url(base, "../../g"), "http://a/g");
  EXPECT_EQ(resolve_url(base, "../../../g"), "http://a/g");
  EXPECT_EQ(resolve_url(base, "./"), "http://a/b/c/");
  EXPECT_EQ(resolve_url(base, "https://h/i"), "https://h/i");
}

TEST(EncodedUrl, encodes_the_path_and_drops_the_fragment) {
  EXPECT_EQ(encoded_url("http://ä.example/ä b?ö#f"), "http://ä.example/%C3%A4%20b?%C3%B6");
}

}  // namespace
}  // namespace subcite
