// Snapshots as the Wayback Machine's index and Memento TimeMaps tell them.
#include "link/snapshots.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/link_bench.h"

namespace subcite {
namespace {

using namespace link_testing;

const std::string kAsked = "http://w.example/cdx/search/cdx?url=http%3A%2F%2Fa.example%2Fx%3Fy&output=json&fl=timestamp,original,statuscode&filter=statuscode:200&closest=20140502&sort=closest&limit=1";

struct Finder : Bench {
  std::string nearest(const std::vector<std::string>& timemaps = {}) {
    Snapshots snapshots(http, clock, environment, {"http://w.example", timemaps});
    std::string found = snapshots.nearest("http://a.example/x?y", "20140502");
    for (int i = 0; i < 3; ++i) snapshots.nearest("http://a.example/other", "20140502");
    remark = snapshots.remark();
    return found;
  }
  std::string remark;
};

TEST(Snapshots, come_from_the_index) {
  Finder f;
  f.http.answers[kAsked] = {answer(200, {}, "[[\"timestamp\",\"original\",\"statuscode\"],[\"20140611093000\",\"http://a.example:80/x?y\",\"200\"]]")};
  EXPECT_EQ(f.nearest(), "http://w.example/web/20140611093000/http://a.example:80/x?y");
  f.http.answers[kAsked] = {answer(200, {}, "[]")};
  EXPECT_EQ(f.nearest(), "");
  EXPECT_EQ(f.remark, "");
}

TEST(Snapshots, busy_services_are_waited_for_and_silent_ones_left_alone) {
  Finder f;
  f.http.answers[kAsked] = {answer(429, "Retry-After: 5\r\n"), answer(200, {}, "[[\"original\",\"timestamp\"],[\"http://a.example/x?y\",\"20140611093000\"]]")};
  EXPECT_EQ(f.nearest(), "http://w.example/web/20140611093000/http://a.example/x?y");
  Finder silent;
  silent.http.answers[kAsked] = {fault(io::HttpFault::Refused)};
  silent.http.answers[replaced(kAsked, "x%3Fy", "other")] = {fault(io::HttpFault::Refused)};
  EXPECT_EQ(silent.nearest(), "");
  EXPECT_NE(silent.remark, "");
}

TEST(Snapshots, come_from_timemaps_where_the_index_has_none) {
  Finder f;
  f.http.answers["http://m.example/map/http://a.example/x?y"] = {answer(200, {}, "<http://a.example/x?y>; rel=\"original\",\n<http://m.example/2010/x>; rel=\"first memento\"; datetime=\"Fri, 01 Jan 2010 00:00:00 GMT\",\n<http://m.example/2014/x>; rel=\"memento\"; datetime=\"Thu, 01 May 2014 10:20:30 GMT\",\n<javascript:x>; rel=\"memento\"; datetime=\"Fri, 02 May 2014 10:20:30 GMT\"")};
  EXPECT_EQ(f.nearest({"http://m.example/map/"}), "http://m.example/2014/x");
  EXPECT_EQ(nearest_memento("<http://a.example>; rel=\"memento\"", "2014"), "");
}

TEST(Snapshots, hostile_answers_are_none) {
  EXPECT_EQ(nearest_memento(std::string(4'000'000, '<') + ">", "2014"), "");
  for (const char* rows : {"", "{", "[]", "[1,2]", "[[],[]]", "[[\"timestamp\",\"original\"],[\"2014\",\"http://a\"]]", "[[\"timestamp\",\"original\"],[\"20140611093000\",\"http://a \\u001b[31m\"]]"}) EXPECT_EQ(snapshot_in_index(rows, "http://w.example"), "") << rows;
}

}  // namespace
}  // namespace subcite
