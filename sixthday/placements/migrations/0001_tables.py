import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('placements', '0001_placements'), ('placements', '0002_called_reviews')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('awards', '0001_tables'),
        ('documents', '0001_tables'),
        ('providers', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Placement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('award', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.award')),
                    ('state', models.CharField(default='preparing', max_length=12)),
                    ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('prepared_at', models.DateTimeField()),
                    ('started_on', models.DateField(blank=True, null=True)),
                    ('started_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('started_at', models.DateTimeField(blank=True, null=True)),
                    ('gate', models.JSONField(default=list)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['-prepared_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('preparing', 'started', 'not_started', 'ended'))), name='placements_placement_state'), models.CheckConstraint(condition=models.Q(models.Q(('started_at__isnull', False), ('started_by__isnull', False), ('started_on__isnull', False), ('state__in', ['started', 'ended'])), models.Q(('started_at__isnull', True), ('started_by__isnull', True), ('started_on__isnull', True), ('state__in', ['preparing', 'not_started'])), _connector='OR'), name='placements_placement_started_whole'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('ended_on__isnull', False), ('state__in', ['ended', 'not_started'])), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('ended_on__isnull', True), ('state__in', ['preparing', 'started'])), _connector='OR'), name='placements_placement_ended_whole')],
                },
            ), migrations.CreateModel(
                name='CalledReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='called_reviews', to='placements.placement')),
                    ('about', models.CharField(blank=True, max_length=24)),
                    ('why', models.CharField(max_length=300)),
                    ('due_on', models.DateField()),
                    ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('called_at', models.DateTimeField()),
                    ('held_on', models.DateField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, choices=[('continue', 'It goes on as it is'), ('change', 'It goes on with changes'), ('end', 'It must end')], max_length=8)),
                    ('found', models.TextField(blank=True)),
                    ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('held_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['due_on', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='placements_review_why'), models.CheckConstraint(condition=models.Q(models.Q(('found', ''), ('held_at__isnull', True), ('held_by__isnull', True), ('held_on__isnull', True), ('outcome', '')), models.Q(('held_at__isnull', False), ('held_by__isnull', False), ('held_on__isnull', False), ('outcome__in', ['continue', 'change', 'end']), models.Q(('found', ''), _negated=True)), _connector='OR'), name='placements_review_held_whole'), models.UniqueConstraint(condition=models.Q(('held_at__isnull', True), models.Q(('about', ''), _negated=True)), fields=('placement', 'about'), name='placements_review_called_once')],
                },
            ), migrations.CreateModel(
                name='Check',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='placements.placement')),
                    ('requirement', models.CharField(max_length=40)),
                    ('value', models.CharField(blank=True, max_length=20)),
                    ('note', models.CharField(max_length=500)),
                    ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ('undone', models.BooleanField(default=False)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['placement', 'requirement', 'recorded_at', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('requirement__in', ['child_risk_assessment', 'emergency_contact', 'transport', 'child_met', 'personalised_plan', 'baseline'])), name='placements_check_requirement'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='placements_check_note'), models.CheckConstraint(condition=models.Q(models.Q(('requirement', 'transport'), ('value__in', ['arranged', 'not_needed'])), models.Q(('undone', True), ('value', '')), models.Q(('value', ''), models.Q(('requirement', 'transport'), _negated=True)), _connector='OR'), name='placements_check_transport_says_which')],
                },
            ), migrations.CreateModel(
                name='Deferral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deferrals', to='placements.placement')),
                    ('requirement', models.CharField(max_length=40)),
                    ('due_on', models.DateField()),
                    ('reason', models.CharField(max_length=500)),
                    ('deferred_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('deferred_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['placement', 'deferred_at'],
                    'constraints': [models.UniqueConstraint(fields=('placement', 'requirement'), name='placements_deferral_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='placements_deferral_reason'), models.CheckConstraint(condition=models.Q(('requirement__in', ['safeguarding_policy', 'ico_registration', 'data_sharing', 'child_met', 'personalised_plan', 'baseline'])), name='placements_deferral_waivable')],
                },
            ), migrations.CreateModel(
                name='Worker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workers', to='placements.placement')),
                    ('adult', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.adult')),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('named_at', models.DateTimeField()),
                    ('stood_down_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('stood_down_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['placement', 'named_at', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('stood_down_at__isnull', True)), fields=('placement', 'adult'), name='placements_worker_once'), models.CheckConstraint(condition=models.Q(models.Q(('stood_down_at__isnull', True), ('stood_down_by__isnull', True)), models.Q(('stood_down_at__isnull', False), ('stood_down_by__isnull', False)), _connector='OR'), name='placements_worker_stood_down_whole')],
                },
            )],
        ),
    ]
