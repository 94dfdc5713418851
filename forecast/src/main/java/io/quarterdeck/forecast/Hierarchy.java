package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What adds up to what: a tree of nodes, each but the roots with one parent, and groups that sum its leaves across the branches, as
 * a product sums its cells in all teams. Nodes without children are the leaves; groups come after the tree.
 *
 * @param parents by node of the tree the parent's place, which comes before the node's own, or −1
 * @param groups the places of the leaves of each
 */
record Hierarchy(List<Integer> parents, List<Set<Integer>> groups) {

    Hierarchy {
        parents = List.copyOf(parents);
        groups = groups.stream().map(Set::copyOf).toList();
        for (int node = 0; node < parents.size(); node++) {
            if (parents.get(node) >= node || parents.get(node) < -1) {
                throw new IllegalArgumentException("node " + node + " has the parent " + parents.get(node)
                        + "; a parent comes before its children");
            }
        }
        Set<Integer> leaves = new HashSet<>(leaves(parents));
        for (Set<Integer> group : groups) {
            if (!leaves.containsAll(group)) {
                throw new IllegalArgumentException(
                        "a group of " + group + "; only leaves " + leaves + " can be in one");
            }
        }
    }

    /** A tree without groups. */
    Hierarchy(List<Integer> parents) {
        this(parents, List.of());
    }

    int size() {
        return parents.size() + groups.size();
    }

    /** The places of the leaves, in order. */
    List<Integer> leaves() {
        return leaves(parents);
    }

    private static List<Integer> leaves(List<Integer> parents) {
        Set<Integer> inner = new HashSet<>(parents);
        List<Integer> leaves = new ArrayList<>();
        for (int node = 0; node < parents.size(); node++) {
            if (!inner.contains(node)) {
                leaves.add(node);
            }
        }
        return leaves;
    }

    /** S: a row per node with a 1 for each leaf that it contains. */
    double[][] summing() {
        List<Integer> leaves = leaves();
        double[][] summing = new double[size()][leaves.size()];
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            for (int node = leaves.get(leaf); node >= 0; node = parents.get(node)) {
                summing[node][leaf] = 1;
            }
            for (int group = 0; group < groups.size(); group++) {
                summing[parents.size() + group][leaf] = groups.get(group).contains(leaves.get(leaf)) ? 1 : 0;
            }
        }
        return summing;
    }
}
