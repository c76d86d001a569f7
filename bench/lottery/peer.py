"""Runs sortition-algorithms on one pool: JSON on standard input, one line of JSON on standard output."""
import json
import resource
import sys

from sortition_algorithms import committee_generation as generation
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings

asked = json.load(sys.stdin)
heads = list(dict.fromkeys(quota["feature"] for quota in asked["quotas"]))
features, _, _ = read_in_features(["feature", "value", "min", "max"], [{key: str(quota[key]) for key in ("feature", "value", "min", "max")} for quota in asked["quotas"]])
rows = [{"id": person["id"], **{head: person["features"].get(head, "") for head in heads}} for person in asked["people"]]
people, _ = read_in_people(["id", *heads], rows, features, Settings(id_column="id", columns_to_keep=[]))
find = {"maximin": generation.find_distribution_maximin, "nash": generation.find_distribution_nash, "leximin": generation.find_distribution_leximin}[asked["algorithm"]]
if asked["algorithm"] == "leximin" and not generation.GUROBI_AVAILABLE:
    print(json.dumps({"without": "Gurobi"}))
    sys.exit(0)
panels, weights, _ = find(features, people, asked["seats"], [])
chances = {person["id"]: 0.0 for person in asked["people"]}
for panel, weight in zip(panels, weights):
    for member in panel:
        chances[member] += weight
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"cpuSeconds": used.ru_utime + used.ru_stime, "minProbability": min(chances.values())}))
