// Links to a real nginx: HTTP/1.1, and HTTP/2 over TLS, each as it stands in the archive.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "program/program.h"

namespace subcite::program {
namespace {

/// A port of loopback that was free a moment ago.
std::string free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  EXPECT_EQ(::bind(fd, reinterpret_cast<sockaddr*>(&address), size), 0);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return std::to_string(ntohs(address.sin_port));
}

class Nginx {
 public:
  Nginx() {
    const std::string here = scratch_ / "";
    write_file(here + "www/eels.html", "<title>Eels in Decline</title><p>Eels, and the law of weirs.");
    EXPECT_EQ(run_program("/usr/bin/openssl", {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=tls.example", "-addext", "subjectAltName=DNS:tls.example", "-keyout", here + "key.pem", "-out", authority()}).code, 0);
    std::string paths;
    for (const char* name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) paths += std::string(name) + "_temp_path " + here + name + "; ";
    write_file(here + "nginx.conf", "user root; daemon off; pid " + here + "pid; error_log " + here + "error; events {} http { " + paths + "access_log " + here + "log; types { text/html html; } gzip on; gzip_min_length 1; absolute_redirect off; root " + here + "www;\n" +
                                        "server { listen 127.0.0.1:" + tls_ + " ssl http2; ssl_certificate " + authority() + "; ssl_certificate_key " + here + "key.pem; location /old { return 301 /eels.html; } }\n" +
                                        "server { listen 127.0.0.1:" + plain_ + "; } }\n");
    child_ = start({"/usr/sbin/nginx", "-c", here + "nginx.conf", "-p", here, "-e", here + "error"}, scratch_ / "out", scratch_ / "err");
    for (int i = 0; i < 500 && !std::filesystem::exists(here + "pid"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ~Nginx() {
    ::kill(child_, SIGTERM);
    wait_for(child_);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;
  [[nodiscard]] std::string authority() const { return scratch_ / "cert.pem"; }
  [[nodiscard]] std::string log() const { return read_file(scratch_ / "log"); }
  [[nodiscard]] std::vector<std::string> options() const { return {"--allow-private", "--ca-file", authority(), "--connect-to", "tls.example:443:127.0.0.1:" + tls_, "--connect-to", "plain.example:80:127.0.0.1:" + plain_}; }

 private:
  Scratch scratch_;
  std::string tls_ = free_port();
  std::string plain_ = free_port();
  pid_t child_ = 0;
};

TEST(Nginx, speaks_http_2_over_tls_and_the_archive_has_it_as_1_1) {
  const Scratch scratch;
  const Nginx nginx;
  const Outcome run = subcite(std::vector<std::string>{"links", "--archive", scratch / "a.warc.gz"} + nginx.options(), "https://tls.example/eels.html\nhttps://tls.example/old\nhttps://tls.example/none\nhttp://plain.example/eels.html\n");
  const std::vector<std::string> lines = lines_of(run.out);
  ASSERT_EQ(lines.size(), 4U) << run.err;
  const std::vector<std::string> wanted{"ok", "moved", "broken", "ok"};
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(nlohmann::json::parse(lines[i])["status"], wanted[i]) << lines[i];
  EXPECT_NE(nginx.log().find("GET /eels.html HTTP/2.0\" 200"), std::string::npos) << nginx.log();
  EXPECT_NE(nginx.log().find("GET /eels.html HTTP/1.1\" 200"), std::string::npos);
  EXPECT_EQ(subcite({"archive", "verify", scratch / "a.warc.gz"}).code, 0);
  const std::string warc = run_program("/bin/sh", {"-c", "gzip -dc '" + (scratch / "a.warc.gz") + "'"}).out;
  EXPECT_NE(warc.find("WARC-Protocol: h2\r\n"), std::string::npos);
  EXPECT_NE(warc.find("HTTP/1.1 301 Moved Permanently\r\n"), std::string::npos);
  EXPECT_EQ(warc.find("HTTP/2 "), std::string::npos);
}

}  // namespace
}  // namespace subcite::program
