package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * What adds up to what: nodes, each but the roots with one parent. Those without children are the leaves.
 *
 * @param parents by node the parent's place, which comes before the node's own, or −1
 */
record Hierarchy(List<Integer> parents) {

    Hierarchy {
        parents = List.copyOf(parents);
        for (int node = 0; node < parents.size(); node++) {
            if (parents.get(node) >= node || parents.get(node) < -1) {
                throw new IllegalArgumentException("node " + node + " has the parent " + parents.get(node)
                        + "; a parent comes before its children");
            }
        }
    }

    int size() {
        return parents.size();
    }

    /** The places of the leaves, in order. */
    List<Integer> leaves() {
        List<Integer> leaves = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            if (!parents.contains(node)) {
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
        }
        return summing;
    }
}
