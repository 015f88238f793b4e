package org.plumbline.core.spreadsheet;

/** Numbers from 0 in sets that are joined one by one. */
final class DisjointSets {

    private final int[] parents;

    DisjointSets(int count) {
        parents = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = i;
        }
    }

    /** The number that stands for the set of another one. */
    int find(int number) {
        int root = number;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    void join(int one, int other) {
        parents[find(other)] = find(one);
    }
}
