// Any bytes as an answer from the network: title, classification, the archive's head, the index.
#include "archive/cdxj.h"
#include "base/url.h"
#include "link/classify.h"
#include "link/pace.h"
#include "link/page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace subcite;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  io::HttpAnswer answer;
  answer.exchange.http_status = 200;
  answer.exchange.url = "http://a.example/x/y";
  const std::size_t cut = bytes.find("\r\n\r\n");
  answer.exchange.response_head = bytes.substr(0, cut);
  answer.exchange.body = cut == std::string::npos ? bytes : bytes.substr(cut + 4);
  const Page page = read_page(answer.exchange);
  classify("http://a.example/x/y#z", {{"http://a.example/q", 301}}, answer, page);
  refresh_target(page, answer.exchange.url);
  has_fragment(bytes, bytes.substr(0, 8));
  retry_after_ms(bytes, "2026-11-25T03:41:01Z");
  http1_head(answer.exchange);
  surt_of(bytes);
  normalised_url(bytes);
  resolve_url("http://a.example/b/c?d", bytes);
  return 0;
}
