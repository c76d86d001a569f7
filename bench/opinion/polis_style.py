"""The classic map the way Polis makes it: a dense people x statements matrix, gaps filled with the statement's mean,
two components by power iteration, then the group search (100 base clusters, k from 2 to 5, silhouette). Reads
little-endian u32 people, statements, votes, then u32 person, u32 statement x 4 + code for each vote; prints one JSON line."""
import json
import sys
import time

import numpy as np


def power(matrix, count, rounds):
    components = []
    for which in range(count):
        axis = np.ones(matrix.shape[1]) + 0.01 * np.arange(matrix.shape[1]) * (which + 1)
        for _ in range(rounds):
            image = matrix.T @ (matrix @ axis)
            for known in components:
                image -= known * (known @ image)
            length = np.linalg.norm(image)
            if length == 0:
                break
            axis = image / length
        components.append(axis)
    return components


def kmeans(points, weights, k, rounds):
    centres = np.unique(points, axis=0)[:k]
    for _ in range(rounds):
        nearest = ((points[:, None, :] - centres[None]) ** 2).sum(2).argmin(1)
        moved = np.array([np.average(points[nearest == c], axis=0, weights=weights[nearest == c]) if (nearest == c).any() else centres[c] for c in range(len(centres))])
        if np.abs(moved - centres).max() < 0.01:
            break
        centres = moved
    return centres, nearest


def silhouette(points, labels):
    distances = np.sqrt(((points[:, None, :] - points[None]) ** 2).sum(2))
    scores = []
    for at in range(len(points)):
        own = labels == labels[at]
        if own.sum() == 1:
            scores.append(0.0)
            continue
        inside = distances[at][own].sum() / (own.sum() - 1)
        outside = min(distances[at][labels == other].mean() for other in set(labels) if other != labels[at])
        scores.append((outside - inside) / max(inside, outside, 1e-12))
    return float(np.mean(scores))


def main():
    raw = np.fromfile(sys.argv[1], dtype="<u4")
    people, statements, votes = raw[:3]
    pairs = raw[3:].reshape(votes, 2)
    began = time.process_time()
    matrix = np.full((people, statements), np.nan)
    matrix[pairs[:, 0], pairs[:, 1] >> 2] = (pairs[:, 1] & 3).astype(float) - 1
    counts = np.sum(~np.isnan(matrix), axis=1)
    seen = np.sum(~np.isnan(matrix), axis=0)
    centre = np.where(seen > 0, np.nansum(matrix, axis=0) / np.maximum(seen, 1), 0)
    matrix = np.where(np.isnan(matrix), centre, matrix) - centre
    axes = power(matrix, 2, 100)
    mapped = time.process_time()
    points = (matrix @ np.array(axes).T) * np.sqrt(statements / np.maximum(counts, 1))[:, None]
    points = points[counts >= min(7, statements)]
    groups = 0
    if len(points) > 12:
        base, labels = kmeans(points, np.ones(len(points)), min(100, len(points)), 10)
        weights = np.bincount(labels, minlength=len(base)).astype(float)
        base, weights = base[weights > 0], weights[weights > 0]
        scored = [(silhouette(base, kmeans(base, weights, k, 20)[1]), k) for k in range(2, min(5, 2 + len(base) // 12) + 1)]
        groups = max(scored)[1]
    print(json.dumps({"map": mapped - began, "groups": time.process_time() - mapped, "k": groups, "axes": [list(map(float, axis)) for axis in axes]}))


main()
