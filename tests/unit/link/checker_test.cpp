// The link checker against a scripted HTTP: retries, redirects, bounds, interruption; no network, no clock.
#include "link/checker.h"

#include <gtest/gtest.h>

#include "support/link_bench.h"

namespace subcite {
namespace {

using namespace link_testing;

TEST(LinkChecker, statuses) {
  Bench b;
  b.http.answers["http://a.example/x/y"] = {answer(200)};
  b.http.answers["http://a.example/gone"] = {answer(410)};
  b.http.answers["http://a.example/wall"] = {answer(200, {}, "<title>Just a moment...</title>")};
  b.http.answers["http://a.example/denied"] = {answer(403)};
  b.http.answers["http://a.example/soft"] = {answer(200, {}, "<title>Page not found</title>")};
  b.http.answers["http://a.example/nothing"] = {answer(200, {}, "")};
  b.http.answers["http://a.example/tls"] = {fault(io::HttpFault::Tls)};
  b.http.answers["http://a.example/name"] = {fault(io::HttpFault::NoSuchName)};
  b.http.answers["http://a.example/forbidden"] = {fault(io::HttpFault::ForbiddenAddress)};
  const auto r = b.run({"http://a.example/x/y", "http://a.example/gone", "http://a.example/wall", "http://a.example/denied", "http://a.example/soft", "http://a.example/nothing", "http://a.example/tls", "http://a.example/name", "http://a.example/forbidden", "ftp://a.example/z", "http:/a.example/z", "//a.example:80/z"});
  const std::vector<LinkStatus> wanted{LinkStatus::Ok, LinkStatus::Broken, LinkStatus::Blocked, LinkStatus::Blocked, LinkStatus::Soft404, LinkStatus::Soft404, LinkStatus::TlsError, LinkStatus::DnsError, LinkStatus::Refused, LinkStatus::Refused, LinkStatus::Malformed, LinkStatus::Malformed};
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(name_of(r[i].status), name_of(wanted[i])) << i;
  EXPECT_EQ(r[0].page.title, "Eels in Decline");
  EXPECT_TRUE(r[7].unknown_name);
  EXPECT_EQ(r[0].archive.path, "a.wacz");
}

TEST(LinkChecker, takes_an_address_without_a_scheme_as_browsers_do) {
  Bench b;
  b.http.answers["http://www.a.example/"] = {answer(301, "Location: https://a.example/\r\n")};
  b.http.answers["https://a.example/"] = {answer(200)};
  b.http.answers["http://www.b.example/x/y"] = {answer(200)};
  const auto r = b.run({"www.a.example/", "www.b.example/x/y", "http://www.b.example/x/y"});
  EXPECT_EQ(r[0].status, LinkStatus::Ok) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Ok);
  EXPECT_EQ(r[2].status, LinkStatus::Ok);
  EXPECT_EQ(b.http.requests["http://www.b.example/x/y"], 1);
}

TEST(LinkChecker, tries_again_and_gives_up_after_three) {
  Bench b;
  b.http.answers["http://a.example/busy"] = {answer(503), answer(200)};
  b.http.answers["http://a.example/down"] = {answer(503)};
  const auto r = b.run({"http://a.example/busy", "http://a.example/down"});
  EXPECT_EQ(r[0].status, LinkStatus::Ok);
  EXPECT_EQ(r[1].status, LinkStatus::ServerError);
  EXPECT_EQ(b.http.requests["http://a.example/busy"], 2);
  EXPECT_EQ(b.http.requests["http://a.example/down"], 3);
}

TEST(LinkChecker, a_timeout_is_tried_again_and_keeps_to_the_links_own_limit) {
  Bench b;
  b.http.answers["http://a.example/slow"] = {fault(io::HttpFault::Timeout)};
  EXPECT_EQ(b.run({"http://a.example/slow"})[0].status, LinkStatus::Timeout);
  EXPECT_EQ(b.http.requests["http://a.example/slow"], 3);
  Bench late;
  late.http.answers["http://a.example/pause"] = {answer(429, "Retry-After: 30\r\n")};
  LinkLimits limits;
  limits.link_ms = 20'000;
  EXPECT_EQ(late.run({"http://a.example/pause"}, limits)[0].status, LinkStatus::Blocked);
  EXPECT_EQ(late.http.requests["http://a.example/pause"], 1);
}

TEST(LinkChecker, waiting_for_a_connection_takes_nothing_from_a_links_time) {
  Bench b;
  std::vector<std::string> urls;
  for (int i = 0; i < 30; ++i) {
    urls.push_back("http://a.example/" + std::to_string(i));
    b.http.answers[urls.back()] = {answer(200)};
  }
  b.http.cost_ms = 9'000;
  LinkLimits limits;
  limits.per_host = 1;
  b.http.clock = &b.clock;
  for (const LinkResult& r : b.run(urls, limits)) EXPECT_EQ(name_of(r.status), name_of(LinkStatus::Ok));
}

TEST(LinkChecker, a_loop_of_a_site_that_wants_its_cookie_is_no_dead_link) {
  Bench b;
  b.http.answers["http://a.example/paper"] = {answer(302, "Location: /paper\r\nSet-Cookie: a=b\r\n")};
  EXPECT_EQ(b.run({"http://a.example/paper"})[0].status, LinkStatus::Blocked);
}

TEST(LinkChecker, an_ending_on_the_way_keeps_what_was_learned) {
  Bench b;
  b.http.answers["http://a.example/out"] = {answer(302, "Location: ftp://a.example/x\r\n")};
  const LinkResult r = b.run({"http://a.example/out"})[0];
  EXPECT_EQ(r.status, LinkStatus::Refused);
  EXPECT_EQ(r.redirects, std::vector<std::string>{"ftp://a.example/x"});
  EXPECT_EQ(r.http_status, 302);
  EXPECT_FALSE(r.checked_at.empty());
  EXPECT_EQ(r.archive.path, "a.wacz");
}

TEST(LinkChecker, redirects) {
  Bench b;
  b.http.answers["http://a.example/old/page"] = {answer(301, "Location: /new/page\r\n")};
  b.http.answers["http://a.example/new/page"] = {answer(200)};
  b.http.answers["http://a.example/loop"] = {answer(302, "Location: http://a.example/loop\r\n")};
  b.http.answers["http://a.example/2019/deep"] = {answer(302, "Location: /\r\n")};
  b.http.answers["http://a.example/"] = {answer(200)};
  b.http.answers["http://a.example/out"] = {answer(302, "Location: file:///etc/passwd\r\n")};
  const auto r = b.run({"http://a.example/old/page", "http://a.example/loop", "http://a.example/2019/deep", "http://a.example/out"});
  EXPECT_EQ(r[0].status, LinkStatus::Moved);
  EXPECT_EQ(r[0].final_url, "http://a.example/new/page");
  EXPECT_EQ(r[0].redirects, std::vector<std::string>{"http://a.example/new/page"});
  EXPECT_EQ(r[1].status, LinkStatus::Broken);
  EXPECT_EQ(r[2].status, LinkStatus::Soft404);
  EXPECT_EQ(r[3].status, LinkStatus::Refused);
}

TEST(LinkChecker, more_than_ten_redirects_are_broken) {
  Bench b;
  for (int i = 0; i < 30; ++i) b.http.answers["http://a.example/" + std::to_string(i)] = {answer(302, "Location: /" + std::to_string(i + 1) + "\r\n")};
  EXPECT_EQ(b.run({"http://a.example/0"})[0].status, LinkStatus::Broken);
  EXPECT_EQ(b.http.requests.count("http://a.example/11"), 0U);
}

TEST(LinkChecker, one_fetch_for_addresses_that_differ_in_the_fragment) {
  Bench b;
  b.http.answers["http://a.example/p"] = {answer(200, {}, "<title>Eels</title><p id=\"x\">")};
  const auto r = b.run({"http://a.example/p#x", "http://a.example/p#y"});
  EXPECT_EQ(b.http.requests["http://a.example/p"], 1);
  EXPECT_EQ(r[0].detail, "");
  EXPECT_NE(r[1].detail, "");
}

TEST(LinkChecker, keeps_to_its_numbers) {
  Bench b;
  std::vector<std::string> urls;
  for (int i = 0; i < 40; ++i) urls.push_back("http://a.example/" + std::to_string(i));
  LinkLimits limits;
  limits.per_host = 3;
  b.run(urls, limits);
  EXPECT_EQ(b.http.most_, 3U);
}

TEST(LinkChecker, interruption_leaves_the_rest_skipped) {
  Bench b;
  b.environment.stop_after = 1;
  b.http.answers["http://a.example/1"] = {answer(200)};
  LinkLimits limits;
  limits.per_host = 1;
  const auto r = b.run({"http://a.example/1", "http://a.example/2", "http://a.example/3"}, limits);
  EXPECT_EQ(r[0].status, LinkStatus::Ok);
  EXPECT_EQ(r[2].status, LinkStatus::Skipped);
  EXPECT_EQ(r[2].detail, "interrupted");
}

}  // namespace
}  // namespace subcite
