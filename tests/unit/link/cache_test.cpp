// Verdicts kept from run to run: how long, what is never kept, what is asked again.
#include <gtest/gtest.h>

#include "support/link_bench.h"

namespace subcite {
namespace {

using namespace link_testing;

TEST(LinkCache, a_verdict_holds_for_its_time_and_is_then_asked_again) {
  Bench b;
  b.cached = true;
  b.http.answers["http://a.example/x"] = {answer(200, "ETag: \"v1\"\r\n"), answer(304)};
  EXPECT_FALSE(b.run({"http://a.example/x"})[0].from_cache);
  b.clock.now_ = "2026-01-05T03:04:05Z";
  const LinkResult held = b.run({"http://a.example/x"})[0];
  EXPECT_TRUE(held.from_cache);
  EXPECT_EQ(held.page.title, "Eels in Decline");
  EXPECT_EQ(b.http.requests["http://a.example/x"], 1);
  b.clock.now_ = "2026-01-12T03:04:05Z";
  const LinkResult asked = b.run({"http://a.example/x"})[0];
  EXPECT_EQ(b.http.requests["http://a.example/x"], 2);
  EXPECT_EQ(b.http.headers["http://a.example/x"], std::vector<std::string>{"If-None-Match: \"v1\""});
  EXPECT_EQ(asked.status, LinkStatus::Ok);
  EXPECT_EQ(asked.checked_at, "2026-01-12T03:04:05Z");
  b.clock.now_ = "2026-01-13T03:04:05Z";
  b.run({"http://a.example/x"});
  EXPECT_EQ(b.http.requests["http://a.example/x"], 2) << "an answer of 304 begins its time anew";
}

TEST(LinkCache, busy_servers_and_passing_faults_are_not_kept) {
  Bench b;
  b.cached = true;
  b.http.answers["http://a.example/429"] = {answer(429)};
  b.http.answers["http://b.example/503"] = {answer(503)};
  b.http.answers["http://c.example/x"] = {fault(io::HttpFault::Timeout)};
  b.http.answers["http://d.example/x"] = {answer(404)};
  b.run({"http://a.example/429", "http://b.example/503", "http://c.example/x", "http://d.example/x"});
  ASSERT_EQ(b.store.rows.size(), 1U);
  EXPECT_EQ(b.store.rows.begin()->first, "http://d.example/x");
}

TEST(LinkCache, nothing_is_kept_of_a_run_without_a_network) {
  Bench b;
  b.cached = true;
  for (const char* url : {"http://a.example/", "http://b.example/", "http://c.example/"}) b.http.answers[url] = {fault(io::HttpFault::NoSuchName)};
  b.run({"http://a.example/", "http://b.example/", "http://c.example/"});
  EXPECT_TRUE(b.store.rows.empty());
}

TEST(LinkCache, rows_that_cannot_be_read_are_as_if_not_there) {
  Bench b;
  b.cached = true;
  b.http.answers["http://a.example/x"] = {answer(200)};
  for (const char* row : {"", "{", "[]", "{\"v\":1}", "{\"v\":1,\"status\":7}", "{\"v\":1,\"status\":\"ok\",\"redirects\":3,\"checked_at\":[]}", "{\"v\":\"1\"}", "{\"v\":9,\"status\":\"ok\"}"}) {
    b.store.rows["http://a.example/x"] = row;
    EXPECT_FALSE(b.run({"http://a.example/x"})[0].from_cache) << row;
  }
}

}  // namespace
}  // namespace subcite
