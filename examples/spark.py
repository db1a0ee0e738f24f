"""Makes job descriptions for a table of companies, on all the processors that Spark has.

    pip install pyspark                     (and a Java runtime)
    python3 examples/spark.py --cxo target/release/cxo --companies 10000 --out results

Every row becomes a profile as one line of JSON, and every partition pipes its lines through one
`cxo render --stream`. The results are lines of JSON as well, in the order of the rows: save them,
as here, or read them with `spark.read.json`. Works the same on one machine and on a cluster that
has `cxo` on every node.
"""

import argparse
import json
import shlex

from pyspark.sql import SparkSession
from pyspark.sql import functions as sql

arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
arguments.add_argument("--cxo", default="cxo", help="the program")
arguments.add_argument("--companies", type=int, default=10_000, help="how many rows")
arguments.add_argument("--out", required=True, help="a folder that does not exist yet")
given = arguments.parse_args()

spark = SparkSession.builder.appName("cxo").master("local[*]").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")

# Any table will do. What a profile can say stands in `cxo schema`; fields without a value are
# left out.
companies = spark.range(given.companies).select(
    "id",
    sql.format_string("Société n° %d", "id").alias("company"),
    (sql.col("id") % 40 + 20).alias("score"),
)
metric = sql.struct(
    sql.lit("NPS").alias("name"),
    sql.col("score").alias("from"),
    (sql.col("score") + 12).alias("to"),
    sql.lit("2028-12").alias("by"),
)
profile = sql.struct(
    "company",
    sql.lit("Win back repeat customers and make service a reason to choose us.").alias("objective"),
    sql.array(metric).alias("target_metrics"),
)
lines = companies.select(sql.to_json(sql.struct("id", profile.alias("profile"))))

# Spark runs one process for each processor already, so each of them needs no more than one.
command = f"{shlex.quote(given.cxo)} render --stream --jobs 1 -d job-description -l fr -f md,pdf"
results = lines.rdd.map(lambda row: row[0]).pipe(command)
results.saveAsTextFile(given.out)

answers = spark.sparkContext.textFile(given.out).map(json.loads)
failed = answers.filter(lambda answer: not answer["ok"])
print(f"{answers.count()} companies, {failed.count()} with problems")
for answer in failed.take(5):
    print(answer["id"], *(problem["message"] for problem in answer["problems"]), sep="\n  ")
spark.stop()
