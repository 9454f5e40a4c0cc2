// Links over real HTTP on loopback, and the archive of what was fetched.
#include <openssl/evp.h>
#include <zlib.h>

#include <map>
#include <set>

#include "program/program.h"
#include "support/certificate.h"

namespace subcite::program {
namespace {

std::map<std::string, nlohmann::json> links_of(const nlohmann::json& report) {
  std::map<std::string, nlohmann::json> links;
  for (const auto& m : report["manuscripts"])
    for (const auto& l : m["links"]) links[l["url"]] = l;
  return links;
}

TEST(Links, live_dead_moved_and_soft_404) {
  const Sites sites;
  const Outcome checked = subcite(std::vector<std::string>{"check", "--format", "json", paper("harbor-dues.txt")} + sites.options());
  EXPECT_EQ(checked.code, 1);
  auto links = links_of(checked.json());
  EXPECT_EQ(links["http://coastwatch.example/reports/2019/dredging.html"]["status"], "ok");
  EXPECT_EQ(links["http://coastwatch.example/reports/2014/ballast.html"]["status"], "broken");
  EXPECT_EQ(links["http://www.tides.example/tables/2020/high-water.html"]["status"], "moved");
  EXPECT_EQ(links["http://www.portledger.example/news/2016/pilots-strike.html"]["status"], "soft-404");
  EXPECT_EQ(links["http://registry.example/vessels/2022/list"]["status"], "blocked");
  EXPECT_EQ(links["http://slow.example/answers/late"]["status"], "server-error");
  EXPECT_EQ(links["http://coastwatch.example/essays/who-owns-the-tide.html#foreshore"]["detail"], nullptr);
  EXPECT_EQ(links["http://coastwatch.example/essays/who-owns-the-tide.html#foreshore"]["title"], "Who Owns the Tide? – Coast Watch");
}

TEST(Links, faults_of_servers) {
  const Scratch scratch;
  write_file(scratch / "sites/routes.txt", "a.example/big huge\na.example/bomb bomb\na.example/heads headers\na.example/cut short\na.example/noise garbage\na.example/empty empty\na.example/flaky/page flaky\n");
  write_file(scratch / "sites/a.example/flaky/page.html", "<title>Eels in Sharp Decline Upstream</title>");
  const Sites sites(scratch / "sites");
  const std::vector<std::string> urls{"http://a.example/big", "http://a.example/bomb", "http://a.example/heads", "http://a.example/cut", "http://a.example/noise", "http://a.example/empty", "http://a.example/flaky/page"};
  write_file(scratch / "m.md", manuscript_with(urls));
  auto links = links_of(subcite(std::vector<std::string>{"check", "--format", "json", scratch / "m.md"} + sites.options()).json());
  const std::vector<std::string> wanted{"too-large", "too-large", "too-large", "connection-error", "connection-error", "soft-404", "ok"};
  for (std::size_t i = 0; i < urls.size(); ++i) EXPECT_EQ(links[urls[i]]["status"], wanted[i]) << urls[i] << " " << links[urls[i]]["detail"];
}

TEST(Links, refused_connections_and_private_addresses) {
  const Scratch scratch;
  const std::vector<std::string> urls{"http://127.0.0.1:1/x", "http://2130706433/x", "http://0x7f.1/x", "http://[::ffff:127.0.0.1]/x", "http://169.254.169.254/latest", "http://[fe80::1]/x"};
  write_file(scratch / "m.md", manuscript_with(urls));
  auto shut = links_of(subcite({"check", "--format", "json", scratch / "m.md"}).json());
  for (const std::string& url : urls) EXPECT_EQ(shut[url]["status"], "refused") << url << " " << shut[url];
  auto open = links_of(subcite({"check", "--allow-private", "--format", "json", scratch / "m.md"}).json());
  EXPECT_EQ(open["http://127.0.0.1:1/x"]["status"], "connection-error");
  EXPECT_EQ(open["http://169.254.169.254/latest"]["status"], "refused");
}

TEST(Links, a_redirect_may_not_lead_to_a_private_address) {
  const Scratch scratch;
  write_file(scratch / "sites/routes.txt", "a.example/in 302 http://169.254.169.254/latest\n");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with({"http://a.example/in"}));
  auto links = links_of(subcite({"check", "--allow-private", "--connect-to", "a.example:80:127.0.0.1:" + sites.port(), "--format", "json", scratch / "m.md"}).json());
  EXPECT_EQ(links["http://a.example/in"]["status"], "refused") << links["http://a.example/in"];
}

TEST(Links, dead_ones_are_given_their_snapshot) {
  const Scratch scratch;
  write_file(scratch / "sites/web.archive.org/cdx/search/cdx", "[[\"timestamp\",\"original\"],[\"20140611093000\",\"http://a.example/gone\"]]");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with({"http://a.example/gone"}));
  const nlohmann::json m = subcite(std::vector<std::string>{"check", "--format", "json", "--select", "U001", "--snapshots", "--wayback", "http://web.archive.org", scratch / "m.md"} + sites.options()).json()["manuscripts"][0];
  EXPECT_EQ(m["links"][0]["snapshot_url"], "http://web.archive.org/web/20140611093000/http://a.example/gone");
  EXPECT_EQ(m["findings"][0]["fix"]["edits"][0]["replacement"], " [http://web.archive.org/web/20140611093000/http://a.example/gone]");
  EXPECT_EQ(m["findings"][0]["fix"]["safe"], false);
}

/// An HTTPS server of its own authority, by OpenSSL's command; serves the files of a folder.
class TlsSite {
 public:
  explicit TlsSite(const std::string& host = "tls.example", testing_support::Validity valid = {}) {
    write_file(scratch_ / "w/page.html", "<title>Eels in Sharp Decline Upstream</title>");
    EXPECT_TRUE(testing_support::write_certificate(host, valid, authority(), scratch_ / "key.pem"));
    const std::string go = "cd '" + (scratch_ / "w") + "' && exec /usr/bin/openssl s_server -accept 127.0.0.1:0 -cert '" + authority() + "' -key '" + (scratch_ / "key.pem") + "' -WWW";
    child_ = start({"/bin/sh", "-c", go}, scratch_ / "log", scratch_ / "err");
    for (int i = 0; i < 500 && port().empty(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ~TlsSite() {
    ::kill(child_, SIGKILL);
    wait_for(child_);
  }
  TlsSite(const TlsSite&) = delete;
  TlsSite& operator=(const TlsSite&) = delete;
  [[nodiscard]] std::string authority() const { return scratch_ / "cert.pem"; }
  [[nodiscard]] std::string port() const {
    for (const std::string& line : lines_of(read_file(scratch_ / "log")))
      if (line.starts_with("ACCEPT ")) return line.substr(line.rfind(':') + 1);
    return {};
  }

 private:
  Scratch scratch_;
  pid_t child_ = 0;
};

TEST(Links, tls_needs_a_known_authority) {
  const Scratch scratch;
  const TlsSite site;
  ASSERT_FALSE(site.port().empty());
  write_file(scratch / "m.md", manuscript_with({"https://tls.example/page.html"}));
  const std::vector<std::string> arguments{"check", "--format", "json", "--allow-private", "--connect-to", "tls.example:443:127.0.0.1:" + site.port(), scratch / "m.md"};
  auto unknown = links_of(subcite(arguments).json());
  EXPECT_EQ(unknown["https://tls.example/page.html"]["status"], "tls-error");
  auto known = links_of(subcite(arguments + std::vector<std::string>{"--ca-file", site.authority()}).json());
  EXPECT_EQ(known["https://tls.example/page.html"]["status"], "ok") << known["https://tls.example/page.html"];
}

TEST(Links, tls_faults_are_told_apart) {
  const Scratch scratch;
  write_file(scratch / "m.md", manuscript_with({"https://tls.example/page.html"}));
  const auto detail = [&](const TlsSite& site, bool known) {
    std::vector<std::string> arguments{"check", "--format", "json", "--allow-private", "--connect-to", "tls.example:443:127.0.0.1:" + site.port()};
    if (known) arguments.insert(arguments.end(), {"--ca-file", site.authority()});
    auto link = links_of(subcite(arguments + std::vector<std::string>{scratch / "m.md"}).json())["https://tls.example/page.html"];
    EXPECT_EQ(link["status"], "tls-error");
    return link["detail"].get<std::string>();
  };
  EXPECT_NE(detail(TlsSite("tls.example", {-3, -1}), true).find("expired"), std::string::npos);
  EXPECT_NE(detail(TlsSite("other.example"), true).find("another host"), std::string::npos);
  EXPECT_NE(detail(TlsSite("tls.example"), false).find("authority"), std::string::npos);
}

// --- the archive, read back -------------------------------------------------------------------------

struct Record {
  std::map<std::string, std::string> head;
  std::string block;
};

/// One gzip member a record: each inflated on its own.
std::vector<Record> read_warc(const std::string& bytes) {
  std::vector<Record> records;
  std::size_t at = 0;
  while (at < bytes.size()) {
    z_stream stream{};
    inflateInit2(&stream, 31);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at));
    stream.avail_in = static_cast<uInt>(bytes.size() - at);
    std::string text;
    std::string piece(65536, '\0');
    int status = Z_OK;
    while (status == Z_OK) {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_out = static_cast<uInt>(piece.size());
      status = inflate(&stream, Z_NO_FLUSH);
      text.append(piece, 0, piece.size() - stream.avail_out);
    }
    EXPECT_EQ(status, Z_STREAM_END) << "a member that does not end, at " << at;
    if (status != Z_STREAM_END) return records;
    at += stream.total_in;
    inflateEnd(&stream);
    Record record;
    const std::size_t end = text.find("\r\n\r\n");
    for (const std::string& line : lines_of(text.substr(0, end + 2)))
      if (const std::size_t colon = line.find(": "); colon != std::string::npos) record.head[line.substr(0, colon)] = line.substr(colon + 2, line.size() - colon - 3);
    record.block = text.substr(end + 4, text.size() - end - 8);
    EXPECT_EQ(std::to_string(record.block.size()), record.head["Content-Length"]);
    EXPECT_TRUE(text.ends_with("\r\n\r\n"));
    records.push_back(record);
  }
  return records;
}

std::string sha256(const std::string& bytes) {
  unsigned char value[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), value, &size, EVP_sha256(), nullptr);
  std::string out = "sha256:";
  for (unsigned i = 0; i < size; ++i) {
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", value[i]);
    out += digits;
  }
  return out;
}

std::string payload_of(const Record& r) { return r.block.substr(r.block.find("\r\n\r\n") + 4); }

TEST(Archive, warc_records_and_their_digests) {
  const Scratch scratch;
  const Sites sites;
  const Outcome run = subcite(std::vector<std::string>{"check", "--format", "json", "--archive", scratch / "a.warc.gz", paper("harbor-dues.txt")} + sites.options());
  const std::vector<Record> records = read_warc(read_file(scratch / "a.warc.gz"));
  ASSERT_GT(records.size(), 20U);
  EXPECT_EQ(records[0].head.at("WARC-Type"), "warcinfo");
  std::map<std::string, int> answered;
  std::set<std::string> ids;
  for (const Record& r : records) {
    EXPECT_TRUE(ids.insert(r.head.at("WARC-Record-ID")).second);
    EXPECT_EQ(r.head.at("WARC-Block-Digest"), sha256(r.block));
    if (r.head.at("WARC-Type") != "response") continue;
    EXPECT_EQ(r.head.at("WARC-Payload-Digest"), sha256(payload_of(r)));
    EXPECT_EQ(r.block.substr(0, 9), "HTTP/1.1 ");
    EXPECT_EQ(r.block.find("Transfer-Encoding"), std::string::npos);
    ++answered[r.head.at("WARC-Target-URI")];
  }
  // What was fetched for checking is what is archived, once for each answer; broken answers too.
  EXPECT_EQ(answered["http://coastwatch.example/reports/2014/ballast.html"], 1);
  EXPECT_EQ(answered["http://slow.example/answers/late"], 3);
  std::size_t total = 0;
  for (const auto& [url, count] : answered) total += static_cast<std::size_t>(count);
  const std::vector<std::string> log = sites.log();
  EXPECT_EQ(total, static_cast<std::size_t>(std::count_if(log.begin(), log.end(), [](const std::string& line) { return line.find("/robots.txt ") == std::string::npos; })));
  const auto links = links_of(run.json());
  for (const auto& [url, link] : links) EXPECT_TRUE(ids.count("<" + link["archive"]["record_id"].get<std::string>() + ">")) << url;
}

TEST(Archive, coding_is_kept_and_framing_taken_off) {
  const Scratch scratch;
  const Sites sites;
  subcite(std::vector<std::string>{"check", "--archive", scratch / "a.warc.gz", paper("harbor-dues.txt")} + sites.options());
  bool gzip = false;
  bool chunked = false;
  for (const Record& r : read_warc(read_file(scratch / "a.warc.gz"))) {
    if (r.head.at("WARC-Type") != "response") continue;
    const std::string url = r.head.at("WARC-Target-URI");
    if (url == "http://coastwatch.example/essays/who-owns-the-tide.html") gzip = r.block.find("Content-Encoding: gzip") != std::string::npos && payload_of(r).substr(0, 2) == "\x1F\x8B";
    if (url == "http://archive.tides.example/2018/moorings.html") chunked = payload_of(r) == read_file(root() + "/fixtures/sites/archive.tides.example/2018/moorings.html");
  }
  EXPECT_TRUE(gzip);
  EXPECT_TRUE(chunked);
}

TEST(Archive, wacz_by_ordinary_software) {
  const Scratch scratch;
  const Sites sites;
  subcite(std::vector<std::string>{"check", "--archive", scratch / "a.wacz", paper("harbor-dues.txt")} + sites.options());
  EXPECT_EQ(files_in(scratch / "", "").size(), 1U) << "a temporary file was left";
  ASSERT_EQ(run_program("/usr/bin/unzip", {"-q", scratch / "a.wacz", "-d", scratch / "w"}).code, 0);
  const auto package = nlohmann::json::parse(read_file(scratch / "w/datapackage.json"));
  EXPECT_EQ(package["profile"], "data-package");
  EXPECT_EQ(package["resources"].size(), 3U);
  for (const auto& r : package["resources"]) {
    const std::string bytes = read_file(scratch / ("w/" + r["path"].get<std::string>()));
    EXPECT_EQ(r["bytes"], bytes.size());
    EXPECT_EQ(r["hash"], sha256(bytes)) << r["path"];
  }
  const std::string warc = read_file(scratch / "w/archive/data.warc.gz");
  std::string before;
  for (const std::string& line : lines_of(read_file(scratch / "w/indexes/index.cdx"))) {
    EXPECT_LE(before, line) << "the index is not sorted";
    before = line;
    const auto entry = nlohmann::json::parse(line.substr(line.find('{')));
    const auto offset = std::stoul(entry["offset"].get<std::string>());
    const auto length = std::stoul(entry["length"].get<std::string>());
    const auto records = read_warc(warc.substr(offset, length));
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].head.at("WARC-Target-URI"), entry["url"].get<std::string>());
  }
  std::size_t pages = 0;
  for (const std::string& line : lines_of(read_file(scratch / "w/pages/pages.jsonl"))) pages += nlohmann::json::parse(line).contains("url") ? 1 : 0;
  EXPECT_GE(pages, 5U);
}

TEST(Archive, warcio_indexes_every_record) {
  const Scratch scratch;
  const Sites sites;
  subcite(std::vector<std::string>{"check", "--archive", scratch / "a.warc.gz", paper("harbor-dues.txt")} + sites.options());
  const Outcome read = run_program("/usr/bin/env", {"node", root() + "/tests/support/read_warc.mjs", scratch / "a.warc.gz"});
  ASSERT_EQ(read.code, 0) << read.err;
  const auto summary = nlohmann::json::parse(read.out);
  EXPECT_EQ(summary["records"].get<std::size_t>(), read_warc(read_file(scratch / "a.warc.gz")).size());
  EXPECT_EQ(summary["warcinfo"], 1);
  EXPECT_EQ(summary["response"], summary["request"]);
  EXPECT_NE(summary["titles"].dump().find("Moorings in Winter"), std::string::npos) << "warcio decodes the payload";
}

TEST(Archive, interruption_leaves_a_valid_archive) {
  const Scratch scratch;
  write_file(scratch / "sites/routes.txt", "a.example/slow slow 20000\n");
  write_file(scratch / "sites/a.example/quick.html", "<title>Eels in Sharp Decline Upstream</title>");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with({"http://a.example/quick", "http://a.example/slow"}));
  std::vector<std::string> argv = std::vector<std::string>{SUBCITE_PROGRAM, "check", "--archive", scratch / "a.wacz", scratch / "m.md"} + sites.options();
  const pid_t child = start(argv, scratch / "out", scratch / "err");
  for (int i = 0; i < 500 && sites.log().size() < 1; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  ::kill(child, SIGINT);
  EXPECT_EQ(wait_for(child), 130);
  ASSERT_EQ(run_program("/usr/bin/unzip", {"-q", scratch / "a.wacz", "-d", scratch / "w"}).code, 0);
  EXPECT_EQ(read_warc(read_file(scratch / "w/archive/data.warc.gz")).size(), 5U);
}

}  // namespace
}  // namespace subcite::program
