// Each error names the file and what to do about it.
#include "host/files.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace subcite::host {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  int release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_;
};

std::string why(int error) {
  switch (error) {
    case ENOENT: return "no such file or folder";
    case EACCES: return "permission denied";
    case EISDIR: return "it is a folder";
    case ENOSPC: return "the disk is full";
    default: return std::strerror(error);
  }
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

class FileOutput : public io::Output {
 public:
  FileOutput(int fd, std::string path, std::uint64_t size = 0) : fd_(fd), path_(std::move(path)), size_(size) {}
  Result<void> append(std::string_view bytes) override {
    if (!write_all(fd_.get(), bytes)) return failure("Cannot write “" + path_ + "”: " + why(errno) + ".");
    size_ += bytes.size();
    return {};
  }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] const std::string& path() const override { return path_; }

 private:
  Descriptor fd_;
  std::string path_;
  std::uint64_t size_ = 0;
};

class FileInput : public io::Input {
 public:
  FileInput(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  Result<std::size_t> read(char* to, std::size_t most) override {
    ssize_t got = ::read(fd_.get(), to, most);
    while (got < 0 && errno == EINTR) got = ::read(fd_.get(), to, most);
    if (got < 0) return failure("“" + path_ + "” cannot be read: " + why(errno));
    return static_cast<std::size_t>(got);
  }

 private:
  Descriptor fd_;
  std::string path_;
};

class FileLock : public io::Lock {
 public:
  FileLock(std::string name, int fd) : name_(std::move(name)), fd_(fd) {}
  ~FileLock() override { ::unlink(name_.c_str()); }  // while it is held: who waits for the name finds out
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  std::string name_;
  Descriptor fd_;
};

class EntryInput : public io::Input {
 public:
  EntryInput(zip_t* zip, zip_file_t* file, std::string path) : zip_(zip), file_(file), path_(std::move(path)) {}
  ~EntryInput() override {
    zip_fclose(file_);
    zip_discard(zip_);
  }
  EntryInput(const EntryInput&) = delete;
  EntryInput& operator=(const EntryInput&) = delete;
  Result<std::size_t> read(char* to, std::size_t most) override {
    const zip_int64_t got = zip_fread(file_, to, most);
    if (got < 0) return failure("“" + path_ + "” is damaged: " + zip_file_strerror(file_));
    return static_cast<std::size_t>(got);
  }

 private:
  zip_t* zip_;
  zip_file_t* file_;
  std::string path_;
};

Error cannot_write(const std::string& path, const std::string& reason) { return Error{"Cannot write “" + path + "”: " + reason + "."}; }

/// A file of a name that no other has, beside the path; with the rights a new file has.
int open_unique(const std::string& beside, std::string& name) {
  name = beside + ".part-XXXXXX";
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd < 0) return fd;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(fd, 0666 & ~mask);
  return fd;
}

std::string size_words(std::uint64_t bytes) { return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MB"; }

}  // namespace

Result<std::string> PosixFiles::read(const std::string& path, std::uint64_t limit) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (fd.get() < 0) return failure("cannot be read: " + why(errno));
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return failure("cannot be read: " + why(errno));
  if (S_ISDIR(info.st_mode)) return failure("cannot be read: it is a folder; name the manuscripts in it");
  if (!S_ISREG(info.st_mode)) return failure("cannot be read: it is no ordinary file");
  const auto size = static_cast<std::uint64_t>(info.st_size);
  const std::string refused = "is larger than " + size_words(limit) + "; --max-input raises the limit";
  if (size > limit) return failure(refused);
  std::string bytes;
  bytes.resize(size);
  std::size_t have = 0;
  while (true) {
    if (have == bytes.size()) bytes.resize(bytes.size() + 65536);
    const ssize_t got = ::read(fd.get(), bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure("cannot be read: " + why(errno));
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
    if (have > limit) return failure(refused);
  }
  bytes.resize(have);
  return bytes;
}

Result<void> PosixFiles::write(const std::string& path, std::string_view bytes) {
  struct stat info{};
  if (::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {  // a pipe, /dev/stdout
    const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (fd.get() < 0 || !write_all(fd.get(), bytes)) return tl::unexpected<Error>(cannot_write(path, why(errno)));
    return {};
  }
  std::string name;
  Descriptor fd(open_unique(path, name));
  if (fd.get() < 0) return tl::unexpected<Error>(cannot_write(path, why(errno)));
  const bool written = write_all(fd.get(), bytes);
  const int error = errno;
  const bool closed = ::close(fd.release()) == 0;
  if (written && closed) return rename(name, path);
  ::unlink(name.c_str());
  return tl::unexpected<Error>(cannot_write(path, why(error)));
}

Result<std::unique_ptr<io::Output>> PosixFiles::create_beside(const std::string& path) {
  std::string name;
  const int fd = open_unique(path, name);
  if (fd < 0) return tl::unexpected<Error>(cannot_write(path, why(errno)));
  return std::unique_ptr<io::Output>(std::make_unique<FileOutput>(fd, name));
}

Result<std::unique_ptr<io::Lock>> PosixFiles::lock(const std::string& path) {
  std::string name = path + ".lock";
  for (int tries = 0; tries < 100; ++tries) {
    Descriptor fd(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (fd.get() < 0) return tl::unexpected<Error>(cannot_write(path, why(errno)));
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) return failure("“" + path + "” is being written by another run. Wait for it, or name another file.");
    struct stat held{};
    struct stat there{};
    const bool same = ::fstat(fd.get(), &held) == 0 && ::stat(name.c_str(), &there) == 0 && held.st_ino == there.st_ino && held.st_dev == there.st_dev;
    if (same) return std::unique_ptr<io::Lock>(std::make_unique<FileLock>(std::move(name), fd.release()));
  }
  return failure("“" + path + "” cannot be locked.");
}

Result<std::unique_ptr<io::Output>> PosixFiles::continue_file(const std::string& path, std::uint64_t keep) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return tl::unexpected<Error>(cannot_write(path, why(errno)));
  auto out = std::make_unique<FileOutput>(fd, path, keep);
  struct stat info{};
  if (::fstat(fd, &info) != 0 || static_cast<std::uint64_t>(info.st_size) < keep) return failure("“" + path + "” changed while it was read.");
  const bool ready = ::ftruncate(fd, static_cast<off_t>(keep)) == 0 && ::lseek(fd, static_cast<off_t>(keep), SEEK_SET) >= 0;
  if (!ready) return tl::unexpected<Error>(cannot_write(path, why(errno)));
  return std::unique_ptr<io::Output>(std::move(out));
}

Result<std::unique_ptr<io::Input>> PosixFiles::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return failure("“" + path + "” cannot be read: " + why(errno) + ".");
  return std::unique_ptr<io::Input>(std::make_unique<FileInput>(fd, path));
}

Result<std::unique_ptr<io::Input>> PosixFiles::open_entry(const std::string& path, const std::string& entry) {
  int code = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (zip == nullptr) return failure("“" + path + "” is no ZIP file, or cannot be read.");
  zip_file_t* file = zip_fopen(zip, entry.c_str(), 0);
  if (file == nullptr) {
    zip_discard(zip);
    return failure("“" + path + "” holds no " + entry + ".");
  }
  return std::unique_ptr<io::Input>(std::make_unique<EntryInput>(zip, file, path));
}

Result<void> PosixFiles::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  const int error = errno;
  ::unlink(from.c_str());
  return tl::unexpected<Error>(cannot_write(to, why(error)));
}

Result<void> PosixFiles::write_zip(const std::string& path, const std::vector<io::ZipEntry>& entries) {
  std::string name;
  const int fd = open_unique(path, name);
  if (fd < 0) return tl::unexpected<Error>(cannot_write(path, why(errno)));
  ::close(fd);
  int code = 0;
  zip_t* zip = zip_open(name.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (zip == nullptr) return tl::unexpected<Error>(cannot_write(path, why(errno)));
  bool good = true;
  for (const io::ZipEntry& entry : entries) {
    zip_source_t* source = entry.file.empty() ? zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0) : zip_source_file(zip, entry.file.c_str(), 0, 0);
    const zip_int64_t index = source == nullptr ? -1 : zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    good = good && index >= 0 && zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0;
  }
  const bool closed = good && zip_close(zip) == 0;
  if (closed) return rename(name, path);
  const std::string reason = zip_strerror(zip);
  zip_discard(zip);
  ::unlink(name.c_str());
  return tl::unexpected<Error>(cannot_write(path, reason));
}

void PosixFiles::remove(const std::string& path) { ::unlink(path.c_str()); }

bool PosixFiles::exists(const std::string& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0;
}

io::PathKind PosixFiles::kind(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return io::PathKind::None;
  return S_ISREG(found.st_mode) ? io::PathKind::File : S_ISDIR(found.st_mode) ? io::PathKind::Folder
                                                                              : io::PathKind::Other;
}

io::FolderListing PosixFiles::files_below(const std::string& folder) {
  io::FolderListing out;
  std::vector<std::string> left{folder};
  while (!left.empty()) {
    const std::string at = std::move(left.back());
    left.pop_back();
    std::error_code error;
    for (std::filesystem::directory_iterator entry(at, error); !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      std::error_code ignored;
      if (entry->path().filename().string().starts_with('.')) continue;
      if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) left.push_back(entry->path().string());
      else if (entry->is_regular_file(ignored)) out.files.push_back(entry->path().string());
    }
    if (error) out.unreadable.push_back(at);
  }
  return out;
}

std::string PosixFiles::stamp(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return {};
  std::string out;
  for (const auto part : {static_cast<long long>(found.st_dev), static_cast<long long>(found.st_ino), static_cast<long long>(found.st_size), static_cast<long long>(found.st_mtim.tv_sec), static_cast<long long>(found.st_mtim.tv_nsec)}) out += std::to_string(part) + ":";
  return out;
}

std::vector<std::string> PosixFiles::matching(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> out;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0) out.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  std::sort(out.begin(), out.end());
  return out;
}

Result<void> PosixFiles::make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error && !std::filesystem::is_directory(path)) return tl::unexpected<Error>(cannot_write(path, error.message()));
  return {};
}

std::string PosixFiles::absolute(const std::string& path) {
  std::error_code error;
  const auto whole = std::filesystem::absolute(path, error).lexically_normal();
  std::string text = error ? path : whole.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

bool PosixFiles::is_below(const std::string& folder, const std::string& path) {
  std::error_code error;
  const auto base = std::filesystem::canonical(folder, error);
  const auto real = error ? std::filesystem::path() : std::filesystem::canonical(path, error);
  if (error) return false;
  return std::mismatch(base.begin(), base.end(), real.begin(), real.end()).first == base.end();
}

bool PosixFiles::same_file(const std::string& a, const std::string& b) {
  struct stat x{};
  struct stat y{};
  return ::stat(a.c_str(), &x) == 0 && ::stat(b.c_str(), &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

}  // namespace subcite::host
