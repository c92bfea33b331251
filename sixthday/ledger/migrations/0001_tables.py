import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('ledger', '0001_ledger')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='BudgetYear',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('year', models.CharField(max_length=7)),
                    ('head', models.CharField(choices=[('alternative_provision', 'Alternative provision'), ('eotas', 'Education otherwise than at school')], max_length=24)),
                    ('amount_pence', models.BigIntegerField()),
                    ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['year', 'head'],
                    'constraints': [models.UniqueConstraint(fields=('year', 'head'), name='ledger_budget_once'), models.CheckConstraint(condition=models.Q(('amount_pence__gte', 0)), name='ledger_budget_amount'), models.CheckConstraint(condition=models.Q(('head__in', ['alternative_provision', 'eotas'])), name='ledger_budget_head')],
                },
            ), migrations.CreateModel(
                name='TermCap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('scheme_ref', models.CharField(max_length=16, unique=True)),
                    ('amount_pence', models.BigIntegerField()),
                    ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('amount_pence__gt', 0)), name='ledger_cap_amount')],
                },
            ), migrations.CreateModel(
                name='Variation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('limit', models.CharField(choices=[('cap', 'Term cap'), ('budget', 'Year budget')], max_length=8)),
                    ('about', models.CharField(max_length=24)),
                    ('extra_pence', models.BigIntegerField()),
                    ('reason', models.CharField(max_length=300)),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('extra_pence__gt', 0)), name='ledger_variation_amount'), models.CheckConstraint(condition=models.Q(('limit__in', ['cap', 'budget'])), name='ledger_variation_limit'), models.UniqueConstraint(fields=('limit', 'about'), name='ledger_variation_once')],
                },
            ), migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('movement', models.CharField(choices=[('forecast', 'Forecast'), ('earmark', 'Earmark'), ('release', 'Earmark released'), ('commitment', 'Commitment'), ('actual', 'Actual')], max_length=10)),
                    ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.budgetyear')),
                    ('cap', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.termcap')),
                    ('amount_pence', models.BigIntegerField()),
                    ('vat_pence', models.BigIntegerField(default=0)),
                    ('about', models.CharField(db_index=True, max_length=24)),
                    ('why', models.CharField(max_length=200)),
                    ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                    ('posted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('posted_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('movement__in', ['forecast', 'earmark', 'release', 'commitment', 'actual'])), name='ledger_entry_movement'), models.CheckConstraint(condition=models.Q(models.Q(('amount_pence__lte', 0), ('movement', 'release'), ('vat_pence__lte', 0)), ('corrects__isnull', False), models.Q(models.Q(('movement', 'release'), _negated=True), ('amount_pence__gte', 0), ('vat_pence__gte', 0)), _connector='OR'), name='ledger_entry_sign')],
                },
            )],
        ),
    ]
