// SPDX-License-Identifier: Apache-2.0
// Whole files by the calls of POSIX: the standard library can neither flush to the disk nor keep permissions.
#pragma once

#include "gevinst/file/text_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "gevinst/config.hpp"
#include "gevinst/error.hpp"
#include "gevinst/file/file_message.hpp"

namespace gevinst::inline v0 {
namespace text_file {

/// An open file, closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool good() const { return number_ >= 0; }
    /// Closes now; false with errno when what was written did not arrive.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

[[nodiscard]] inline int open_again(const std::string& path, int flags, ::mode_t mode = 0) {
    int number = -1;
    do number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    while (number < 0 && errno == EINTR);
    return number;
}

[[nodiscard]] inline std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

// What the system said, and how to mend it.
[[nodiscard]] inline std::string reason(const std::string& path, int error) {
    const bool no_folder = ::access(folder_of(path).c_str(), F_OK) != 0;
    switch (error) {
        case ENOENT:
            return no_folder ? "there is no folder '" + file_message::shown(folder_of(path), 200) + "'" : "there is no such file";
        case EISDIR: return "it is a folder: name a file in it";
        case ENOTDIR: return "'" + file_message::shown(folder_of(path), 200) + "' is no folder";
        case EACCES:
        case EPERM: return "its permissions or those of its folder do not allow it";
        case EROFS: return "the disk can only be read";
        case ELOOP: return "symbolic links lead in a circle";
        case ENOSPC: return "the disk is full";
        case EDQUOT: return "the user's share of the disk is full";
        case EFBIG: return "it is larger than files may be here";
        case ENAMETOOLONG: return "its name is too long";
        default: return std::generic_category().message(error);
    }
}

[[noreturn]] inline void refuse(const char* what, const std::string& path, const std::string& why) {
    throw FileError(std::string("cannot ") + what + " '" + file_message::shown(path, 200) + "': " + why, {.file = path});
}

inline void check_name(const char* what, const std::string& path) {
    if (path.empty()) refuse(what, path, "the name of the file is empty");
    if (path.find('\0') != std::string::npos) refuse(what, path, "the name of the file holds the character U+0000");
}

/// Where symbolic links lead, also to a file that is not there yet.
[[nodiscard]] inline std::string followed(const std::string& path) {
    std::string target = path;
    constexpr int most_links = 40;
    for (int links = 0;; ++links) {
        struct ::stat status {};
        if (::lstat(target.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return target;
        std::string next(4096, '\0');
        const ::ssize_t length = ::readlink(target.c_str(), next.data(), next.size());
        if (length < 0) refuse("write", path, reason(path, errno));
        if (links == most_links) refuse("write", path, reason(path, ELOOP));
        next.resize(static_cast<std::size_t>(length));
        target = next.starts_with('/') ? next : folder_of(target) + "/" + next;
    }
}

// False with errno when not all was written.
[[nodiscard]] inline bool write_all(int number, std::string_view text) {
    while (!text.empty()) {
        const ::ssize_t written = ::write(number, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Some file systems have nothing to flush and say so.
[[nodiscard]] inline bool flush(int number) { return ::fsync(number) == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP; }

/// A file beside the one to be written, removed at the end unless it got its name.
class Beside {
public:
    explicit Beside(const std::string& target, ::mode_t mode) {
        static std::atomic<unsigned> made{0};
        do path_ = folder_of(target) + "/.gevinst-" + std::to_string(::getpid()) + "-" + std::to_string(made++) + ".tmp";
        while ((number_ = open_again(path_, O_WRONLY | O_CREAT | O_EXCL, mode)) < 0 && errno == EEXIST);
        if (number_ < 0) path_.clear();
    }
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    ~Beside() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool rename_to(const std::string& target) {
        if (std::rename(path_.c_str(), target.c_str()) != 0) return false;
        path_.clear();
        return true;
    }

private:
    std::string path_{};
    int number_ = -1;
};

inline void write_beside(const std::string& path, const std::string& target, const struct ::stat* old, std::string_view text) {
    constexpr ::mode_t permissions = 07777;
    // What replaces a file is nobody else's to read before it has the permissions of the old one.
    Beside beside(target, old != nullptr ? 0600 : 0666);
    if (beside.number() < 0) {
        const int error = errno;
        const std::string why = reason(target, error);
        refuse("write", path, why.starts_with("there is no folder") ? why : "no file can be made beside it: " + why);
    }
    Descriptor file(beside.number());
    const auto fail = [&](int error) { refuse("write", path, reason(target, error) + (old != nullptr ? "; the old file is as it was" : "")); };
    if (old != nullptr) {
        // Only the superuser may give a file away; for others it becomes their own.
        [[maybe_unused]] const int given = ::fchown(file.number(), old->st_uid, old->st_gid);
        if (::fchmod(file.number(), old->st_mode & permissions) != 0) fail(errno);
    }
    if (!write_all(file.number(), text) || !flush(file.number()) || !file.close()) fail(errno);
    if (!beside.rename_to(target)) fail(errno);
    // The new name too; when that cannot be, the file is there all the same.
    const Descriptor folder(open_again(folder_of(target), O_RDONLY | O_DIRECTORY));
    if (folder.good()) [[maybe_unused]] const bool flushed = flush(folder.number());
}

}  // namespace text_file

GEVINST_INLINE std::string read_text_file(const std::string& path, std::size_t most_bytes) {
    text_file::check_name("read", path);
    const text_file::Descriptor file(text_file::open_again(path, O_RDONLY));
    struct ::stat status {};
    if (!file.good() || ::fstat(file.number(), &status) != 0) text_file::refuse("read", path, text_file::reason(path, errno));
    if (S_ISDIR(status.st_mode)) text_file::refuse("read", path, text_file::reason(path, EISDIR));
    const std::string too_large = "it has more than " + std::to_string(most_bytes) + " bytes, the most that are read";
    if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > most_bytes) text_file::refuse("read", path, too_large);
    std::string text;
    // One byte more than is known shows the end; files of /proc say that they have none.
    std::size_t room = std::max<std::size_t>(status.st_size > 0 ? static_cast<std::size_t>(status.st_size) + 1 : 0, 4096);
    for (std::size_t size = 0;;) {
        if (size > most_bytes) text_file::refuse("read", path, too_large);
        text.resize(std::min(room, most_bytes) + 1);
        const ::ssize_t read = ::read(file.number(), text.data() + size, text.size() - size);
        if (read < 0 && errno == EINTR) continue;
        if (read < 0) text_file::refuse("read", path, text_file::reason(path, errno));
        size += static_cast<std::size_t>(read);
        if (read == 0) {
            text.resize(size);
            return text;
        }
        if (size >= room) room = 2 * room;
    }
}

GEVINST_INLINE void write_text_file(const std::string& path, std::string_view text) {
    text_file::check_name("write", path);
    const std::string target = text_file::followed(path);
    // Opened, not only looked at: what may not be written is not replaced either.
    text_file::Descriptor old(text_file::open_again(target, O_WRONLY | O_NOCTTY));
    if (!old.good()) {
        if (errno != ENOENT) text_file::refuse("write", path, text_file::reason(target, errno));
        return text_file::write_beside(path, target, nullptr, text);
    }
    struct ::stat status {};
    if (::fstat(old.number(), &status) != 0) text_file::refuse("write", path, text_file::reason(target, errno));
    if (S_ISREG(status.st_mode)) return text_file::write_beside(path, target, &status, text);
    if (!text_file::write_all(old.number(), text) || !old.close()) text_file::refuse("write", path, text_file::reason(target, errno));
}

}  // namespace gevinst::inline v0
