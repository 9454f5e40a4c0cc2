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
  b.http.answers["http://d.example:80/robots.txt"] = {fault(io::HttpFault::Tls)};
  b.http.answers["http://d.example/x"] = {fault(io::HttpFault::Tls)};
  LinkLimits limits;
  limits.ask_robots = true;
  const auto r = b.run({"http://a.example/closed/x", "http://a.example/open/x", "http://b.example/x", "http://c.example/x", "http://d.example/x"}, limits);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(r[i].status, LinkStatus::Ok);
  EXPECT_EQ(b.archived, (std::vector<std::string>{"http://a.example/open/x", "http://c.example/x", "http://d.example/x"})) << "that there was no answer holds nothing of the site";
  EXPECT_NE(r[0].detail.find("robots.txt keeps it out"), std::string::npos);
  EXPECT_NE(r[2].detail.find("robots.txt could not be read"), std::string::npos);
  EXPECT_EQ(r[4].detail.find("robots.txt"), std::string::npos);
  EXPECT_EQ(b.http.requests["http://a.example:80/robots.txt"], 1);
}

TEST(Requisites, pages_are_archived_with_what_they_are_shown_with_each_once) {
  Bench b;
  const std::string html = "<html><head><base href=\"/site/\"><link rel=\"stylesheet\" href=\"a.css\"><link rel=next href=n><style>@import 'b.css'; p { background: url(bg.png) }</style></head><body><img src=\"eel.png\" srcset=\"eel.png 1x, eel2.png 2x\"><img src=\"data:image/png;base64,x\"><img src=\"file:///etc/passwd\"><script src=\"//cdn.example/s.js\"></script></body></html>";
  for (const char* page : {"http://a.example/x/one", "http://a.example/x/two"}) b.http.answers[page] = {answer(200, {}, html)};
  io::HttpAnswer css = answer(200, {}, "@import url(\"c.css\"); .eel { background: url('../eel3.png') } .data { src: url(data:x) }");
  css.exchange.response_head = "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\n";
  for (const char* sheet : {"a", "b", "c"}) b.http.answers[std::string("http://a.example/site/") + sheet + ".css"] = {css};
  b.http.answers["http://cdn.example:80/robots.txt"] = {answer(200, {}, "User-agent: *\nDisallow: /\n")};
  LinkLimits limits;
  limits.ask_robots = true;
  limits.requisites = true;
  const auto r = b.run({"http://a.example/x/one", "http://a.example/x/two"}, limits);
  ASSERT_EQ(r.size(), 2U);
  for (const char* part : {"site/a.css", "site/b.css", "site/c.css", "site/bg.png", "site/eel.png", "site/eel2.png", "eel3.png"}) {
    EXPECT_EQ(b.http.requests[std::string("http://a.example/") + part], 1) << part;
    EXPECT_EQ(std::count(b.archived.begin(), b.archived.end(), std::string("http://a.example/") + part), 1) << part;
  }
  EXPECT_EQ(std::count(b.archived.begin(), b.archived.end(), "http://cdn.example/s.js"), 0) << "its site keeps it out";
  EXPECT_EQ(b.http.requests.count("http://a.example/site/n"), 0U);
  EXPECT_EQ(b.http.requests.count("file:///etc/passwd"), 0U);
}

}  // namespace
}  // namespace subcite
