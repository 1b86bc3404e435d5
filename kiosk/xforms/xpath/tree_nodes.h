// SPDX-License-Identifier: Apache-2.0
// The nodes of a tree: where each stands and what it is called. Tree (tree.h) makes and changes them.
//
// Nodes are numbers into a flat array, stable until removed; names are interned per tree.
//
// Owns: the nodes and their text, and overwrites the memory that held them when it lets go of it. Threads:
// one. Errors: none; a bad NodeId is a broken invariant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace xforms {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xffffffff;

// Overwrites what it gives back: a vector that grows would otherwise leave short answers behind in freed
// memory.
template <class T>
struct WipingAllocator {
    using value_type = T;
    WipingAllocator() = default;
    template <class U>
    WipingAllocator(const WipingAllocator<U>&) {}
    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* memory, std::size_t count) {
        explicit_bzero(static_cast<void*>(memory), count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
};

void wipe(std::string& text);  // overwrites all that it holds memory for, and leaves it empty

class TreeNodes {
 public:
    NodeId root() const { return nodes_.empty() ? no_node : 0; }
    NodeId parent(NodeId node) const;
    NodeId first_child(NodeId node) const;
    NodeId next_sibling(NodeId node) const;
    NodeId previous_sibling(NodeId node) const;
    std::string_view name(NodeId node) const;  // local name
    std::string_view namespace_uri(NodeId node) const;

    // A name's number in this tree, so that a walk compares numbers; no_name where no node ever had it.
    static constexpr std::uint32_t no_name = 0xffffffff;
    std::uint32_t number_of(std::string_view name) const;
    std::uint32_t name_number(NodeId node) const { return at(node).name; }

    // Taken out of its parent's children by Tree::put_away().
    bool is_away(NodeId node) const { return at(node).away; }
    std::size_t size() const { return nodes_.size(); }

 protected:
    struct Node {
        NodeId parent = no_node, first_child = no_node, last_child = no_node;
        NodeId next = no_node, previous = no_node;
        std::uint32_t name = 0, namespace_uri = 0;
        bool relevant = true, present = true, boolean = false, away = false;
        std::string text;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    TreeNodes() = default;
    TreeNodes(const TreeNodes&) = default;
    TreeNodes(TreeNodes&&) noexcept = default;
    TreeNodes& operator=(const TreeNodes&) = delete;
    TreeNodes& operator=(TreeNodes&&) = delete;
    ~TreeNodes();  // overwrites all text

    const Node& at(NodeId node) const;
    Node& at(NodeId node);
    NodeId make(std::string_view name, std::string_view namespace_uri);  // linked to nothing yet
    void give_back(NodeId node);  // overwrites its text; its number is used again

    std::vector<Node, WipingAllocator<Node>> nodes_;

 private:
    std::uint32_t intern(std::string_view name);

    std::vector<NodeId> free_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> name_numbers_;
};

}  // namespace xforms
