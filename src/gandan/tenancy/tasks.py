"""Upkeep of the queue itself."""

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Take up again the jobs whose worker died; each job is written so that running it twice does no harm."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
