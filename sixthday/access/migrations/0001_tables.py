import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('access', '0001_access'), ('access', '0002_evaluators'), ('access', '0003_market_officers')]

    initial = True

    dependencies = [
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('kind', models.CharField(choices=[('council', 'Council'), ('provider', 'Provider'), ('school', 'School')], max_length=12)),
                    ('name', models.CharField(max_length=120)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('kind', 'name'), name='access_organisation_named_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['council', 'provider', 'school'])), name='access_organisation_kind')],
                },
            ), migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('name', models.CharField(max_length=80, unique=True)),
                ],
            ), migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('email', models.EmailField(max_length=254, unique=True)),
                    ('name', models.CharField(max_length=120)),
                    ('job_title', models.CharField(blank=True, max_length=120)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='access.organisation')),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_demo', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Delegation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to=settings.AUTH_USER_MODEL)),
                    ('basis', models.CharField(max_length=40)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('instrument', models.CharField(max_length=200)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='access_delegation_dates'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('officer', 'basis'), name='access_delegation_once')],
                },
            ), migrations.CreateModel(
                name='Deputy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to=settings.AUTH_USER_MODEL)),
                    ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in_for', to=settings.AUTH_USER_MODEL)),
                    ('role', models.CharField(choices=[('referrer', 'Referrer'), ('broker', 'Broker'), ('lead_broker', 'Lead broker'), ('decision_maker', 'Decision-maker'), ('qa_officer', 'QA officer'), ('commissioner', 'Commissioner'), ('finance_officer', 'Finance officer'), ('approver', 'Approver'), ('signatory', 'Signatory'), ('senior_officer', 'Senior officer'), ('virtual_school', 'Virtual school'), ('evaluator', 'Evaluator'), ('participation', 'Participation officer'), ('market_officer', 'Market officer'), ('auditor', 'Auditor'), ('administrator', 'Administrator'), ('provider_lead', 'Provider lead'), ('provider_worker', 'Provider worker')], max_length=20)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('reason', models.CharField(max_length=200)),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('named_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='access_deputy_dates'), models.CheckConstraint(condition=models.Q(('user', models.F('deputy')), _negated=True), name='access_deputy_is_another'), models.CheckConstraint(condition=models.Q(('role__in', ['referrer', 'broker', 'lead_broker', 'decision_maker', 'qa_officer', 'commissioner', 'finance_officer', 'approver', 'signatory', 'senior_officer', 'virtual_school', 'evaluator', 'participation', 'market_officer', 'auditor', 'administrator', 'provider_lead', 'provider_worker'])), name='access_deputy_role')],
                },
            ), migrations.CreateModel(
                name='Grant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
                    ('role', models.CharField(choices=[('referrer', 'Referrer'), ('broker', 'Broker'), ('lead_broker', 'Lead broker'), ('decision_maker', 'Decision-maker'), ('qa_officer', 'QA officer'), ('commissioner', 'Commissioner'), ('finance_officer', 'Finance officer'), ('approver', 'Approver'), ('signatory', 'Signatory'), ('senior_officer', 'Senior officer'), ('virtual_school', 'Virtual school'), ('evaluator', 'Evaluator'), ('participation', 'Participation officer'), ('market_officer', 'Market officer'), ('auditor', 'Auditor'), ('administrator', 'Administrator'), ('provider_lead', 'Provider lead'), ('provider_worker', 'Provider worker')], max_length=20)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='access_grant_dates'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('user', 'role'), name='access_grant_once'), models.CheckConstraint(condition=models.Q(('role__in', ['referrer', 'broker', 'lead_broker', 'decision_maker', 'qa_officer', 'commissioner', 'finance_officer', 'approver', 'signatory', 'senior_officer', 'virtual_school', 'evaluator', 'participation', 'market_officer', 'auditor', 'administrator', 'provider_lead', 'provider_worker'])), name='access_grant_role')],
                },
            ), migrations.CreateModel(
                name='TeamMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='access.team')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='access_team_member_dates'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('team', 'user'), name='access_team_member_once')],
                },
            )],
        ),
    ]
