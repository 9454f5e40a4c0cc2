// One easy handle a request. The body is taken as it comes (content coding kept), the heads are kept as
// text for the archive; a name that did not resolve is asked for once more, to tell an unknown name from
// silent name servers.
#include "host/curl_http.h"

#include <curl/curl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <list>
#include <thread>

namespace subcite::host {
namespace {

using io::HttpAnswer;
using io::HttpFault;

struct Probe {
  std::atomic<bool> answered{false};
  std::atomic<int> verdict{0};  // getaddrinfo's code, once answered
};

struct Transfer {
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  io::HttpRequest request;
  io::HttpDone done;
  HttpAnswer answer;
  const io::HttpOptions* options = nullptr;
  std::string refused;
  std::uint64_t head_bytes = 0;
  std::uint64_t taken = 0;  // of the body, framing and all
  bool head_done = false;
  std::shared_ptr<Probe> probe;
  std::int64_t probe_until = 0;
  char error[CURL_ERROR_SIZE] = {};
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  if (t.answer.exchange.body.size() + size > t.request.body_limit) {
    t.answer.exchange.body.append(data, static_cast<std::size_t>(t.request.body_limit) - t.answer.exchange.body.size());
    t.answer.exchange.truncated = "length";
    t.answer.fault = HttpFault::TooLarge;
    t.answer.detail = "more than " + std::to_string(t.request.body_limit >> 20U) + " MiB";
    return 0;
  }
  t.answer.exchange.body.append(data, size);
  return size;
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  const std::string_view line(data, size);
  const bool status = t.answer.exchange.body.empty() && line.substr(0, 5) == "HTTP/" && line.find(' ') < 10;
  const bool trailer = t.head_done && !status;  // of a chunked body: no header, but bounded with them
  if (!trailer) t.head_done = line == "\r\n" || line == "\n";
  if (status) {  // an interim answer before gives way
    t.answer.exchange.response_head.clear();
    t.answer.exchange.http2 = line.substr(0, 6) == "HTTP/2" || line.substr(0, 6) == "HTTP/3";
  }
  t.head_bytes += size;
  if (t.head_bytes > t.request.header_limit) {
    t.answer.fault = HttpFault::HeadersTooLarge;
    t.answer.detail = "headers of more than " + std::to_string(t.request.header_limit >> 10U) + " KiB";
    return 0;
  }
  if (!trailer) t.answer.exchange.response_head += line;
  return size;
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  if (type == CURLINFO_HEADER_OUT) t.answer.exchange.request_head.assign(data, size);
  if (type == CURLINFO_DATA_IN) t.taken += size;
  return 0;
}

/// Bytes that never become a body, such as extensions of chunks, are bounded, too: nonzero stops the transfer.
int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& t = *static_cast<Transfer*>(user);
  if (t.answer.fault != HttpFault::None || t.taken <= 2 * t.request.body_limit) return 0;
  t.answer.fault = HttpFault::TooLarge;
  t.answer.detail = "more than " + std::to_string(t.request.body_limit >> 19U) + " MiB with the framing";
  return 1;
}

curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& t = *static_cast<Transfer*>(user);
  std::string refusal = "an address of an unknown kind";
  if (address->family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address->addr);
    refusal = t.options->check_address(reinterpret_cast<const std::uint8_t*>(&v4->sin_addr), 4);
  } else if (address->family == AF_INET6) {
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address->addr);
    refusal = t.options->check_address(reinterpret_cast<const std::uint8_t*>(&v6->sin6_addr), 16);
  }
  if (!refusal.empty()) {
    t.refused = refusal;
    return CURL_SOCKET_BAD;
  }
  t.refused.clear();  // another address of the name may be connected to
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

HttpFault fault_of(CURLcode code, long os_error) {
  switch (code) {
    case CURLE_OK: return HttpFault::None;
    case CURLE_COULDNT_RESOLVE_HOST: return HttpFault::NoSuchName;
    case CURLE_COULDNT_CONNECT: return os_error == ECONNREFUSED ? HttpFault::Refused : HttpFault::Reset;
    case CURLE_OPERATION_TIMEDOUT: return HttpFault::Timeout;
    case CURLE_FILESIZE_EXCEEDED: return HttpFault::TooLarge;
    case CURLE_OUT_OF_MEMORY: return HttpFault::HeadersTooLarge;  // what libcurl says of one header line over 100 KiB
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return HttpFault::Malformed;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return HttpFault::NotHttp;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS: return HttpFault::Tls;
    default: return HttpFault::Reset;
  }
}

/// What is wrong with the certificate, by the number that OpenSSL gives (x509_vfy.h), or by libcurl's words for a name.
std::string certificate_words(const Transfer& t) {
  constexpr std::string_view kName = "subject name";
  long result = 0;
  curl_easy_getinfo(t.easy, CURLINFO_SSL_VERIFYRESULT, &result);
  switch (result) {
    case 9: return "the certificate is not valid yet";
    case 10: return "the certificate has expired";
    case 18:
    case 19: return "the certificate is signed by no known authority but by itself";
    case 20:
    case 21: return "the certificate is signed by no known authority, or the site leaves out one in between";
    case 23: return "the certificate was revoked";
    default: break;
  }
  return std::string_view(static_cast<const char*>(t.error)).find(kName) == std::string_view::npos ? std::string() : "the certificate is for another host";
}

class CurlHttp : public io::Http {
 public:
  CurlHttp(io::HttpOptions options, io::Clock& clock) : options_(std::move(options)), clock_(clock), multi_(curl_multi_init()) {
    curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, options_.connections);  // kept open; who starts requests counts them
    curl_share_setopt(share_, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    for (const std::string& rule : options_.connect_to) connect_to_ = curl_slist_append(connect_to_, rule.c_str());
  }

  ~CurlHttp() override {
    abandon();
    curl_multi_cleanup(multi_);
    curl_share_cleanup(share_);
    curl_slist_free_all(connect_to_);
  }

  void start(io::HttpRequest request, io::HttpDone done) override {
    Transfer& t = transfers_.emplace_back();
    t.request = std::move(request);
    t.done = std::move(done);
    t.options = &options_;
    t.answer.exchange.url = t.request.url;
    t.answer.exchange.date = clock_.now();
    t.easy = curl_easy_init();
    for (const std::string& header : t.request.headers) t.headers = curl_slist_append(t.headers, header.c_str());
    const bool accepts = std::any_of(t.request.headers.begin(), t.request.headers.end(), [](const std::string& h) { return h.compare(0, 7, "Accept:") == 0; });
    if (!accepts) t.headers = curl_slist_append(t.headers, "Accept: text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8");
    t.headers = curl_slist_append(t.headers, "Accept-Language: en,*;q=0.5");
    if (!accepts) t.headers = curl_slist_append(t.headers, "Accept-Encoding: gzip");
    set_options(t);
    if (t.request.method == "POST") {
      curl_easy_setopt(t.easy, CURLOPT_POST, 1L);
      curl_easy_setopt(t.easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(t.request.body.size()));
      curl_easy_setopt(t.easy, CURLOPT_POSTFIELDS, t.request.body.c_str());
    }
    curl_multi_add_handle(multi_, t.easy);
  }

  std::size_t step(int wait_ms) override {
    int running = 0;
    curl_multi_perform(multi_, &running);
    if (!finish_some()) {
      curl_multi_poll(multi_, nullptr, 0, wait_ms, nullptr);
      curl_multi_perform(multi_, &running);
      finish_some();
    }
    finish_probes();
    return transfers_.size();
  }

  void abandon() override {
    for (Transfer& t : transfers_) release(t);
    transfers_.clear();
  }

 private:
  void set_options(Transfer& t) {
    CURL* e = t.easy;
    curl_easy_setopt(e, CURLOPT_URL, t.request.url.c_str());
    curl_easy_setopt(e, CURLOPT_PRIVATE, &t);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(e, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(e, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(e, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(e, CURLOPT_HTTPHEADER, t.headers);
    curl_easy_setopt(e, CURLOPT_USERAGENT, options_.user_agent.c_str());
    curl_easy_setopt(e, CURLOPT_PROXY, "");
    curl_easy_setopt(e, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(e, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, static_cast<long>(t.request.timeout_ms));
    curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(t.request.timeout_ms));
    curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(t.request.body_limit));
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, &t);
    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, &t);
    curl_easy_setopt(e, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(e, CURLOPT_DEBUGFUNCTION, on_debug);
    curl_easy_setopt(e, CURLOPT_DEBUGDATA, &t);
    curl_easy_setopt(e, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(e, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(e, CURLOPT_XFERINFODATA, &t);
    curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, &t);
    curl_easy_setopt(e, CURLOPT_COOKIEFILE, "");  // cookies are kept, in memory
    curl_easy_setopt(e, CURLOPT_SHARE, share_);
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, static_cast<char*>(t.error));
    if (connect_to_ != nullptr) curl_easy_setopt(e, CURLOPT_CONNECT_TO, connect_to_);
    if (!options_.ca_file.empty()) curl_easy_setopt(e, CURLOPT_CAINFO, options_.ca_file.c_str());
  }

  void release(Transfer& t) {
    if (t.easy != nullptr) {
      curl_multi_remove_handle(multi_, t.easy);
      curl_easy_cleanup(t.easy);
      t.easy = nullptr;
    }
    curl_slist_free_all(t.headers);
    t.headers = nullptr;
  }

  bool finish_some() {
    bool any = false;
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      Transfer* t = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &t);
      read_outcome(*t, message->data.result);
      release(*t);
      if (t->answer.fault == HttpFault::NoSuchName) begin_probe(*t);
      else deliver(t);
      any = true;
    }
    return any;
  }

  void read_outcome(Transfer& t, CURLcode code) {
    Exchange& x = t.answer.exchange;
    long status = 0;
    long os_error = 0;
    char* peer = nullptr;
    curl_easy_getinfo(t.easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(t.easy, CURLINFO_OS_ERRNO, &os_error);
    curl_easy_getinfo(t.easy, CURLINFO_PRIMARY_IP, &peer);
    x.http_status = static_cast<int>(status);
    curl_off_t ready = 0;
    curl_easy_getinfo(t.easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
    t.answer.connected = ready > 0;
    if (peer != nullptr) x.peer = peer;
    if (code == CURLE_OK) return;
    if (x.truncated.empty()) x.truncated = code == CURLE_OPERATION_TIMEDOUT ? "time" : code == CURLE_FILESIZE_EXCEEDED ? "length"
                                                                                                                       : "disconnect";
    if (t.answer.fault != HttpFault::None) return;
    t.answer.fault = t.refused.empty() ? fault_of(code, os_error) : HttpFault::ForbiddenAddress;
    t.answer.detail = !t.refused.empty() ? t.refused : t.error[0] != '\0' ? std::string(static_cast<const char*>(t.error))
                                                                          : curl_easy_strerror(code);
    if (const std::string words = t.answer.fault == HttpFault::Tls ? certificate_words(t) : std::string(); !words.empty()) t.answer.detail = words;
    if (t.answer.fault == HttpFault::HeadersTooLarge) t.answer.detail = "a header line of more than 100 KiB";
    if (t.answer.fault == HttpFault::Malformed && !x.peer.empty()) t.answer.fault = HttpFault::NotHttp;  // HTTP/0.9 or noise
    if (t.answer.fault == HttpFault::TooLarge) t.answer.detail = "more than " + std::to_string(t.request.body_limit >> 20U) + " MiB";
    curl_off_t looked_up = 0;
    curl_easy_getinfo(t.easy, CURLINFO_NAMELOOKUP_TIME_T, &looked_up);
    if (t.answer.fault == HttpFault::Timeout && looked_up == 0 && x.peer.empty()) t.answer.fault = HttpFault::NameServers, t.answer.detail = "the name servers did not answer";
  }

  /// Asks the system once more in a thread of its own, for libcurl does not say why a name failed.
  void begin_probe(Transfer& t) {
    CURLU* url = curl_url();
    char* host = nullptr;
    const bool parsed = curl_url_set(url, CURLUPART_URL, t.request.url.c_str(), 0) == CURLUE_OK && curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK;
    const std::string name = parsed ? host : "";
    curl_free(host);
    curl_url_cleanup(url);
    t.probe = std::make_shared<Probe>();
    t.probe_until = clock_.ticks() + 15'000;
    std::thread([probe = t.probe, name] {
      addrinfo hints{};
      hints.ai_socktype = SOCK_STREAM;
      addrinfo* found = nullptr;
      const int code = ::getaddrinfo(name.c_str(), nullptr, &hints, &found);
      if (code == 0) ::freeaddrinfo(found);
      probe->verdict = code;
      probe->answered = true;
    }).detach();
  }

  void finish_probes() {
    for (auto it = transfers_.begin(); it != transfers_.end();) {
      Transfer* t = &*it++;
      if (!t->probe) continue;
      const bool answered = t->probe->answered;
      if (!answered && clock_.ticks() < t->probe_until) continue;
      const int verdict = t->probe->verdict;
      const bool unknown = answered && (verdict == EAI_NONAME || verdict == EAI_NODATA);
      t->answer.fault = unknown ? HttpFault::NoSuchName : HttpFault::NameServers;
      t->answer.detail = unknown ? "no such name" : "the name servers did not answer";
      deliver(t);
    }
  }

  void deliver(Transfer* t) {
    for (auto it = transfers_.begin(); it != transfers_.end(); ++it) {
      if (&*it != t) continue;
      const io::HttpDone done = std::move(it->done);
      HttpAnswer answer = std::move(it->answer);
      transfers_.erase(it);
      done(std::move(answer));
      return;
    }
  }

  io::HttpOptions options_;
  io::Clock& clock_;
  CURLM* multi_;
  CURLSH* share_ = curl_share_init();
  curl_slist* connect_to_ = nullptr;
  std::list<Transfer> transfers_;
};

}  // namespace

std::unique_ptr<io::Http> make_curl_http(const io::HttpOptions& options, io::Clock& clock) {
  // Names of hosts beyond ASCII are turned into their IDNA form by way of the locale's encoding.
  static const char* const locale = std::setlocale(LC_CTYPE, "C.UTF-8");
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)locale;
  (void)ready;
  return std::make_unique<CurlHttp>(options, clock);
}

}  // namespace subcite::host
