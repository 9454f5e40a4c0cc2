// Heads as the archive writes them.
#include "archive/warc.h"

#include <gtest/gtest.h>

#include "archive/cdxj.h"

namespace subcite {
namespace {

TEST(Http1Head, drops_framing_that_the_body_no_longer_has) {
  Exchange x;
  x.http_status = 200;
  x.response_head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
  x.body = "12345";
  EXPECT_EQ(http1_head(x), "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n");
}

TEST(Http1Head, writes_http2_as_http1) {
  Exchange x;
  x.http_status = 404;
  x.http2 = true;
  x.response_head = "HTTP/2 404 \r\ncontent-type: text/html\r\ncontent-length: 5\r\n\r\n";
  x.body = "12345";
  EXPECT_EQ(http1_head(x), "HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\ncontent-length: 5\r\n\r\n");
}

TEST(Http1Head, drops_a_length_that_is_not_the_bodys) {
  Exchange x;
  x.http_status = 200;
  x.response_head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
  x.body = "12345";
  EXPECT_EQ(http1_head(x), "HTTP/1.1 200 OK\r\n\r\n");
}

TEST(Surt, sorts_arguments_and_drops_what_means_nothing) {
  EXPECT_EQ(surt_of("http://www2.example.org/a/?volume=2&id=1"), "org,example)/a?id=1&volume=2");
  EXPECT_EQ(surt_of("http://example.org"), "org,example)/");
}

TEST(Surt, turns_the_host_round) { EXPECT_EQ(surt_of("https://www.Example.org:8443/A/b?C=d"), "org,example:8443)/a/b?c=d"); }

}  // namespace
}  // namespace subcite
