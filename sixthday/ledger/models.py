"""Budgets by year, the term cap, and append-only entries against them. Whole pence, ex VAT unless it says otherwise."""

from django.db import models
from django.db.models import Q

from sixthday.access.models import User
from sixthday.audit.references import new_reference
from sixthday.ledger.choices import Head, Limit, Movement


class BudgetYear(models.Model):
    """What may be spent under one head in one financial year. Its row is the lock of all postings to it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    year = models.CharField(max_length=7)  # 2026-27
    head = models.CharField(max_length=24, choices=Head.choices)
    amount_pence = models.BigIntegerField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["year", "head"]
        constraints = [
            models.UniqueConstraint(fields=["year", "head"], name="ledger_budget_once"),
            models.CheckConstraint(condition=Q(amount_pence__gte=0), name="ledger_budget_amount"),
            models.CheckConstraint(condition=Q(head__in=Head.values), name="ledger_budget_head"),
        ]


class TermCap(models.Model):
    """What the framework may cost over its whole term. Its row is the lock of all commitments under it."""

    ref = models.CharField(max_length=16, unique=True, default=new_reference)
    scheme_ref = models.CharField(max_length=16, unique=True)
    amount_pence = models.BigIntegerField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount_pence__gt=0), name="ledger_cap_amount")]


class Entry(models.Model):
    """One movement of money. Never changed; a correction is a new entry that names the old one."""

    movement = models.CharField(max_length=10, choices=Movement.choices)
    budget = models.ForeignKey(BudgetYear, on_delete=models.PROTECT, related_name="entries")
    cap = models.ForeignKey(TermCap, on_delete=models.PROTECT, related_name="entries", null=True, blank=True)
    amount_pence = models.BigIntegerField()  # ex VAT; negative releases or corrects
    vat_pence = models.BigIntegerField(default=0)
    about = models.CharField(max_length=24, db_index=True)  # the award's or call-off's reference
    why = models.CharField(max_length=200)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(movement__in=Movement.values), name="ledger_entry_movement"),
            models.CheckConstraint(
                condition=Q(movement="release", amount_pence__lte=0, vat_pence__lte=0)
                | Q(corrects__isnull=False)
                | (~Q(movement="release") & Q(amount_pence__gte=0, vat_pence__gte=0)),
                name="ledger_entry_sign",
            ),
        ]


class Variation(models.Model):
    """A named officer's decision to let a limit be passed by so much, for one call-off."""

    limit = models.CharField(max_length=8, choices=Limit.choices)
    about = models.CharField(max_length=24)
    extra_pence = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(extra_pence__gt=0), name="ledger_variation_amount"),
            models.CheckConstraint(condition=Q(limit__in=Limit.values), name="ledger_variation_limit"),
            models.UniqueConstraint(fields=["limit", "about"], name="ledger_variation_once"),
        ]
