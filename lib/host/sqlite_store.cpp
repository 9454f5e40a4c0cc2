// One table; write-ahead logging, so that readers and a writer do not wait for one another, and a busy file is waited
// for. A file that is no database, or a damaged one, is renamed and made anew.
#include "host/sqlite_store.h"

#include <sqlite3.h>

#include <filesystem>

namespace subcite::host {
namespace {

constexpr const char* kPut = "INSERT OR REPLACE INTO rows(space, key, value) VALUES(?1, ?2, ?3)";

class Statement {
 public:
  Statement(sqlite3* db, const char* sql) { code_ = sqlite3_prepare_v2(db, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& bind(std::string_view text) {
    if (code_ == SQLITE_OK) code_ = sqlite3_bind_blob64(statement_, ++bound_, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_TRANSIENT);
    return *this;
  }
  /// The same with other values.
  void again() { code_ = sqlite3_reset(statement_), bound_ = 0; }
  /// True while there is a row.
  bool step() {
    if (code_ != SQLITE_OK && code_ != SQLITE_ROW) return false;
    code_ = sqlite3_step(statement_);
    return code_ == SQLITE_ROW;
  }
  [[nodiscard]] std::string_view column(int index) const {
    const void* bytes = sqlite3_column_blob(statement_, index);
    const int size = sqlite3_column_bytes(statement_, index);
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }
  [[nodiscard]] bool good() const { return code_ == SQLITE_OK || code_ == SQLITE_ROW || code_ == SQLITE_DONE; }
  [[nodiscard]] int code() const { return code_; }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int code_ = SQLITE_OK;
  int bound_ = 0;
};

class SqliteStore : public io::Store {
 public:
  SqliteStore(sqlite3* db, std::string path) : db_(db), path_(std::move(path)) {}
  ~SqliteStore() override { sqlite3_close(db_); }
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  std::optional<std::string> get(std::string_view space, std::string_view key) override {
    Statement s(db_, "SELECT value FROM rows WHERE space = ?1 AND key = ?2");
    if (!s.bind(space).bind(key).step()) return std::nullopt;
    return std::string(s.column(0));
  }

  Result<void> put(std::string_view space, std::string_view key, std::string_view value) override {
    Statement s(db_, kPut);
    s.bind(space).bind(key).bind(value).step();
    return outcome(s);
  }

  Result<void> put_all(std::string_view space, const std::vector<std::pair<std::string, std::string>>& rows) override {
    Result<void> done = run("BEGIN");
    Statement s(db_, kPut);
    for (const auto& [key, value] : rows) {
      if (!done) break;
      s.bind(space).bind(key).bind(value).step();
      done = outcome(s);
      s.again();
    }
    if (done) done = run("COMMIT");
    if (!done) (void)run("ROLLBACK");
    return done;
  }

  Result<void> remove(std::string_view space, std::string_view key) override {
    Statement s(db_, "DELETE FROM rows WHERE space = ?1 AND key = ?2");
    s.bind(space).bind(key).step();
    return outcome(s);
  }

  void each(std::string_view space, const std::function<void(std::string_view, std::string_view)>& take) override {
    Statement s(db_, "SELECT key, value FROM rows WHERE space = ?1 ORDER BY key");
    s.bind(space);
    while (s.step()) take(s.column(0), s.column(1));
  }

  Result<void> clear(std::string_view space) override {
    Statement s(db_, "DELETE FROM rows WHERE space = ?1");
    s.bind(space).step();
    return outcome(s);
  }

 private:
  [[nodiscard]] Result<void> run(const char* sql) const {
    Statement s(db_, sql);
    s.step();
    return outcome(s);
  }
  [[nodiscard]] Result<void> outcome(const Statement& s) const {
    if (s.good()) return {};
    return failure("“" + path_ + "” could not be written: " + sqlite3_errmsg(db_));
  }
  sqlite3* db_;
  std::string path_;
};

/// The database, ready for use; its error where it is not.
int open(const std::string& path, sqlite3** db) {
  int code = sqlite3_open_v2(path.c_str(), db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  constexpr int kWaitMs = 10'000;
  if (code == SQLITE_OK) code = sqlite3_busy_timeout(*db, kWaitMs);
  for (const char* sql : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "CREATE TABLE IF NOT EXISTS rows(space BLOB, key BLOB, value BLOB, PRIMARY KEY(space, key)) WITHOUT ROWID", "SELECT count(*) FROM rows WHERE space = ''"})
    if (code == SQLITE_OK) code = sqlite3_exec(*db, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    sqlite3_close(*db);
    *db = nullptr;
  }
  return code;
}

bool is_damage(int code) { return code == SQLITE_NOTADB || code == SQLITE_CORRUPT; }

/// A free name beside it.
std::string aside(const std::string& path) {
  std::string name = path + ".damaged";
  for (int i = 2; std::filesystem::exists(name) && i < 1000; ++i) name = path + ".damaged" + std::to_string(i);
  return name;
}

}  // namespace

Result<io::OpenStore> open_sqlite_store(const std::string& path) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  sqlite3* db = nullptr;
  int code = open(path, &db);
  io::OpenStore out;
  const bool named_so = path.ends_with(".sqlite") || path.ends_with(".db");
  if (is_damage(code) && !named_so) return failure("“" + path + "” is no database of this program, and is left as it is. Name another file, such as links.sqlite.");
  if (is_damage(code)) {
    const std::string kept = aside(path);
    std::filesystem::rename(path, kept, error);
    for (const char* tail : {"-wal", "-shm"}) std::filesystem::remove(path + tail, error);
    out.remark = "“" + path + "” was damaged; it was moved to “" + kept + "” and begun anew.";
    code = open(path, &db);
  }
  if (code != SQLITE_OK) return failure("“" + path + "” cannot be opened: " + sqlite3_errstr(code) + ".");
  out.store = std::make_unique<SqliteStore>(db, path);
  return out;
}

}  // namespace subcite::host
