"""Append-only record of who did, or saw, what. Codes and references only: never a name, never free text in `Entry`."""

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One act. Its before, after and reasons stand in `Detail`; their salted hash stays here."""

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=16)  # the person's reference
    kind = models.CharField(max_length=40)  # a code of `Kind`; the list grows with every action, the table does not
    detail_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "id"]


class About(models.Model):
    """What an act was about: one row per record it touched, so that each has its timeline."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="abouts")
    ref = models.CharField(max_length=24, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "ref"], name="audit_about_once")]


class Detail(models.Model):
    """Before, after and reasons of one act; only retention may remove it, and the chain still verifies."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32)
    body = models.JSONField()


class Sighting(models.Model):
    """One read of a child's record: who opened which page about whom, when."""

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=16, db_index=True)
    ref = models.CharField(max_length=24, db_index=True)
    page = models.CharField(max_length=80)


class Seal(models.Model):
    """A link of the chain: the hash of all entries up to `last_entry`, chained to the seal before."""

    at = models.DateTimeField()
    first_entry = models.BigIntegerField(unique=True)
    last_entry = models.BigIntegerField(unique=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    chain_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["last_entry"]
        constraints = [
            models.CheckConstraint(condition=Q(last_entry__gte=models.F("first_entry")), name="audit_seal_runs_forward")
        ]


class Retention(models.Model):
    """Leave to remove one detail, written in the transaction that removes it."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    actor = models.CharField(max_length=16)
    why = models.CharField(max_length=200)
