// robots.txt by RFC 9309, and what it keeps out of an archive.
#include "link/robots.h"

#include <gtest/gtest.h>

#include "support/link_bench.h"

namespace subcite {
namespace {

using namespace link_testing;

TEST(Robots, the_longest_rule_decides) {
  const Robots r = Robots::parse("User-agent: *\nDisallow: /private/\nAllow: /private/press\nDisallow: /*.pdf$\nDisallow: /x\nAllow: /x\n", "subcite");
  EXPECT_FALSE(r.allows("/private/a"));
  EXPECT_TRUE(r.allows("/private/press/1"));
  EXPECT_FALSE(r.allows("/a/b.pdf"));
  EXPECT_TRUE(r.allows("/a/b.pdf?x=1"));
  EXPECT_TRUE(r.allows("/x"));
  EXPECT_TRUE(r.allows("/robots.txt"));
}

TEST(Robots, byte_order_mark_line_ends_and_encoded_letters) {
  const Robots r = Robots::parse("\xEF\xBB\xBFUser-agent: *\rDisallow: /h%61rbor/\rDisallow: /a%2Fb\r", "subcite");
  EXPECT_FALSE(r.allows("/harbor/1"));
  EXPECT_FALSE(r.allows("/%68arbor/1"));
  EXPECT_FALSE(r.allows("/a%2Fb"));
  EXPECT_TRUE(r.allows("/a/b"));
}

TEST(Robots, a_group_of_our_own_goes_before_that_of_all) {
  const std::string text = "user-agent: other\nuser-agent: Subcite/2\ndisallow: /ours # why\n\nuser-agent: *\ndisallow: /\n";
  EXPECT_FALSE(Robots::parse(text, "subcite").allows("/ours"));
  EXPECT_TRUE(Robots::parse(text, "subcite").allows("/theirs"));
  EXPECT_FALSE(Robots::parse(text, "somebody").allows("/theirs"));
  EXPECT_TRUE(Robots::parse("User-agent: *\nDisallow:\n", "subcite").allows("/a"));
  EXPECT_TRUE(Robots::parse(std::string(100'000, 'a') + ":\n*: *", "subcite").allows("/a"));
}

TEST(Robots, keep_pages_out_of_the_archive_and_not_from_their_verdict) {
  Bench b;
  b.http.answers["http://a.example:80/robots.txt"] = {answer(200, {}, "User-agent: *\nDisallow: /closed/\n")};
  b.http.answers["http://a.example/closed/x"] = {answer(200)};
  b.http.answers["http://a.example/open/x"] = {answer(200)};
  b.http.answers["http://b.example:80/robots.txt"] = {answer(503)};
  b.http.answers["http://b.example/x"] = {answer(200)};
  b.http.answers["http://c.example/x"] = {answer(200)};
  LinkLimits limits;
  limits.ask_robots = true;
  const auto r = b.run({"http://a.example/closed/x", "http://a.example/open/x", "http://b.example/x", "http://c.example/x"}, limits);
  for (const LinkResult& result : r) EXPECT_EQ(result.status, LinkStatus::Ok);
  EXPECT_EQ(b.archived, (std::vector<std::string>{"http://a.example/open/x", "http://c.example/x"}));
  EXPECT_NE(r[0].detail.find("robots.txt"), std::string::npos);
  EXPECT_EQ(b.http.requests["http://a.example:80/robots.txt"], 1);
}

}  // namespace
}  // namespace subcite
